import * as echarts from 'echarts';

/** Lines or bars over the same categories. */
export interface Chart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly type: 'bar' | 'line';
    readonly values: readonly (number | null)[];
    /** 1 draws against the axis on the right */
    readonly axis?: 0 | 1;
    /** bars on top of each other */
    readonly stacked?: boolean;
  }[];
  readonly axes: readonly { readonly name: string; readonly percent?: boolean }[];
  /** bars that lie on their side, for categories with long names */
  readonly sideways?: boolean;
}

const COLORS = ['#2f6f5e', '#d98324', '#5b5f97', '#b23a48'];
const INK = '#26302c';

/** Draws a chart as SVG at a width; the same chart always gives the same text. */
export function drawChart(chart: Chart, width: number): string {
  const height = chart.sideways ? 60 + chart.categories.length * 24 : Math.round(Math.min(300, 150 + width / 6));
  const canvas = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  canvas.setOption(optionOf(chart, width));
  const svg = canvas.renderToSVGString();
  canvas.dispose();
  return deterministic(svg, `${chart.title.replace(/\W+/g, '-').toLowerCase()}-${width}`);
}

function optionOf(chart: Chart, width: number): echarts.EChartsCoreOption {
  const narrow = width < 500;
  const fontSize = narrow ? 11 : 12;
  const text = { color: INK, fontSize, fontFamily: 'system-ui, sans-serif' };
  const categories = {
    type: 'category',
    data: [...chart.categories],
    axisLabel: { ...text, hideOverlap: true },
    axisTick: { show: false },
  };
  const values = chart.axes.map(({ name, percent }, index) => ({
    type: 'value',
    name,
    nameTextStyle: { ...text, align: index === 0 ? 'left' : 'right' },
    axisLabel: { ...text, formatter: (value: number) => (percent ? `${Math.round(value * 100)} %` : compact(value)) },
    splitLine: { show: index === 0, lineStyle: { color: '#e3e8e4' } },
    splitNumber: narrow ? 3 : 5,
    ...(percent ? { min: 0, max: 1, interval: 0.25 } : { minInterval: 1 }),
  }));
  return {
    animation: false,
    color: COLORS,
    textStyle: text,
    grid: {
      left: 8,
      right: chart.axes.length > 1 ? 8 : 16,
      top: legendHeight(chart, narrow) + (chart.axes.some(({ name }) => name !== '') ? 30 : 0),
      bottom: 8,
      containLabel: true,
    },
    legend: {
      itemGap: 26,
      show: chart.series.length > 1,
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 8,
      textStyle: text,
    },
    xAxis: chart.sideways ? values : categories,
    yAxis: chart.sideways ? { ...categories, inverse: true } : values,
    series: chart.series.map(({ name, type, values: data, axis = 0, stacked }) => ({
      name,
      type,
      data: [...data],
      silent: true,
      ...(stacked === true ? { stack: 'all' } : {}),
      emphasis: { disabled: true },
      ...(chart.sideways ? {} : { yAxisIndex: axis }),
      ...(type === 'line'
        ? { showSymbol: false, lineStyle: { width: 2.5 } }
        : { barMaxWidth: 26, barCategoryGap: '25%' }),
    })),
  };
}

/** Names of many series take a second line on a phone. */
const legendHeight = ({ series }: Chart, narrow: boolean): number =>
  series.length === 1 ? 8 : narrow && series.length > 3 ? 50 : 30;

/** 12,300 as 12.3k: short, and the same in every locale. */
function compact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${round(value / 1e6)}M`;
  return size >= 1e4 ? `${round(value / 1e3)}k` : String(value);
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Names in the drawing carry a number that counts charts drawn so far in this process. They become the same in every
 * run, and told apart by chart: names are shared by everything on a page.
 */
function deterministic(svg: string, chart: string): string {
  const names = new Map<string, string>();
  return svg.replace(/zr\d+-(cls|c|g)-?\d*/g, (name, kind: string) => {
    const known = names.get(name) ?? `${chart}-${kind}${names.size}`;
    names.set(name, known);
    return known;
  });
}
