import * as echarts from 'echarts';

const c = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 360, height: 220 });
c.setOption({
  animation: false,
  xAxis: { type: 'category', data: ['a', 'b', 'c'] },
  yAxis: {},
  series: [{ type: 'bar', data: [1, 2, 3] }],
});
const s = c.renderToSVGString();
console.log(s.length, s.slice(0, 600));
