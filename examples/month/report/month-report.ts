import { counted, percent, pounds } from '../amounts.ts';
import { comparedRows, kpiRows } from '../kpi-table.ts';
import { COUNTRIES, siteById } from '../places.ts';
import type { Played } from '../play.ts';
import { type Shipments, whyNot } from '../routes.ts';
import type { DayFigures } from '../series.ts';
import { STAGES } from '../stages.ts';
import type { Told } from '../told.ts';
import type { Report, Section } from './html.ts';

/** Tells the month as a page. */
export function reportOf(told: Told): Report {
  const { file, buckets, seed, main } = told;
  const { kpis } = main;
  const { days } = main;
  return {
    title: 'A month of orders, from file to measures',
    lead: `${counted(file.rows)} real rows of December 2010, ${counted(file.documents)} documents: read, checked, promised, routed, back-ordered, shipped, taken back and measured. Orders, prices, customers and cancellations are real; the network, stock, rates, deliveries and wishes of customers are generated from seed ${seed}.`,
    figures: [
      { name: 'clean orders', value: counted(buckets[0]?.documents ?? 0) },
      { name: 'sales, GBP', value: pounds(kpis.salesMinor.numerator) },
      { name: 'unit fill rate', value: percent(kpis.unitFillRate.value) },
      { name: 'split rate', value: percent(kpis.splitRate.value) },
      { name: 'back-order rate', value: percent(kpis.backorderRate.value) },
      { name: 'kept promises', value: percent(kpis.onTimeDeliveryRate.value) },
    ],
    sections: [
      bucketTable(told),
      ...charts(days),
      queueChart(main),
      stockChart(main),
      comparison(told),
      routes(main),
      countryChart(main),
      returnsChart(days),
      {
        kind: 'table',
        title: 'Measures',
        table: { head: ['measure', 'value', 'taken from'], numbers: [1], rows: kpiRows(main) },
      },
      findingsTable(main),
      slowestOrders(main),
      returnsText(told),
    ],
    foot: [
      'Data: Online Retail, UCI Machine Learning Repository (Chen, Sain, Guo 2012), CC BY 4.0. Everything marked as generated above comes from the seed and is not real.',
    ],
  };
}

function returnsText({ file, main: { returns, edits } }: Told): Section {
  return {
    kind: 'text',
    title: 'What changed after the order',
    paragraphs: [
      `Of the units on the ${counted(file.cancellations)} return documents, ${counted(returns.cancelled)} were cancelled before they left, ${counted(returns.returned)} came back from an order of this month and were refunded at what they had cost, and ${counted(returns.unmatched)} belong to no order of this month (bought earlier, or without a customer number).`,
      `${counted(edits.edits)} customers ordered more units while their order was under way, and ${counted(edits.goodwill)} got ${pounds(edits.goodwillMinor)} GBP back in all because a parcel came after the promised day: each change is a signed document of its own (generated).`,
    ],
  };
}

/** The queue over time: how many orders stand where when a day ends. */
function queueChart({ stages, days }: Played): Section {
  return {
    kind: 'chart',
    chart: {
      title: 'Open orders at the end of the day, by where they stand',
      categories: categoriesOf(days),
      axes: [{ name: 'orders' }],
      series: STAGES.map((stage) => ({
        name: stage,
        type: 'bar',
        stacked: true,
        values: stages.map((counts) => counts[stage]),
      })),
    },
  };
}

function stockChart({ stock, days }: Played): Section {
  return {
    kind: 'chart',
    note: 'Of what is sold. To buy: no more than a week of mean demand is left or on its way. Cover: what is left lasts less than the week that new stock takes.',
    chart: {
      title: 'Stock-outs and alerts at the end of the day',
      categories: categoriesOf(days),
      axes: [{ name: 'SKUs' }],
      series: [
        { name: 'out of stock', type: 'bar', values: stock.map(({ stockOuts }) => stockOuts) },
        { name: 'to buy', type: 'line', values: stock.map(({ standing }) => standing['below-reorder-point']) },
        {
          name: 'cover too short',
          type: 'line',
          values: stock.map(({ standing }) => standing['cover-under-lead-time']),
        },
      ],
    },
  };
}

function comparison(told: Told): Section {
  const { main, other } = told;
  return {
    kind: 'table',
    title: 'The same month under two policies',
    note: `${main.company.name}: ${main.company.sentence} ${other.company.name}: ${other.company.sentence} Customers who prefer something have it their way under both.`,
    table: { head: ['measure', main.company.name, other.company.name], numbers: [1, 2], rows: comparedRows(told) },
  };
}

/** Where a walk to the nearest location would have gone, and what that would have cost. */
function routes({ routes: { ours, nearestFirst, allocations, dearer, example } }: Played): Section {
  const more = nearestFirst.costMinor - ours.costMinor;
  const share = ours.costMinor === 0 ? null : more / ours.costMinor;
  const names = ({ locationIds, costMinor }: Shipments): string =>
    `${locationIds.map((id) => siteById(id).name).join(' and ')} for ${pounds(costMinor)} GBP`;
  return {
    kind: 'text',
    title: 'Where greedy routing would have gone',
    paragraphs: [
      `The ${counted(allocations)} allocations cost ${pounds(ours.costMinor)} GBP in ${counted(ours.shipments)} shipments. Taking the same units from the nearest location first, then from the next, would have cost ${pounds(nearestFirst.costMinor)} GBP in ${counted(nearestFirst.shipments)} shipments: ${percent(share)} more. It is dearer in ${counted(dearer)} of them.`,
      ...(example === undefined
        ? []
        : [
            `The largest difference is order ${example.orderId}: the walk sends it from ${names(example.nearestFirst)}, the plan from ${names(example.ours)}. ${whyNot(example) ?? ''}`,
          ]),
    ],
  };
}

function bucketTable({ buckets, file }: Told): Section {
  const rows = buckets.map(({ name, documents, valueMinor }) => [name, counted(documents), pounds(valueMinor)]);
  return {
    kind: 'table',
    title: 'Where every document ended',
    note: 'Each of the documents of the file is in exactly one row; the values add up to the penny.',
    table: {
      head: ['bucket', 'documents', 'value, GBP'],
      numbers: [1, 2],
      rows: [...rows, ['all', counted(file.documents), pounds(file.allMinor)]],
    },
  };
}

function charts(days: readonly DayFigures[]): readonly Section[] {
  const categories = categoriesOf(days);
  return [
    {
      kind: 'chart',
      chart: {
        title: 'Orders and sales by day of December',
        categories,
        axes: [{ name: 'orders' }, { name: 'GBP' }],
        series: [
          { name: 'orders', type: 'bar', values: days.map(({ orders }) => orders) },
          {
            name: 'sales, GBP',
            type: 'line',
            axis: 1,
            values: days.map(({ salesMinor }) => Math.round(salesMinor / 100)),
          },
        ],
      },
    },
    {
      kind: 'chart',
      note: 'Of the orders placed on the day. Stock is generated and runs short on purpose.',
      chart: {
        title: 'Unit fill rate and split rate',
        categories,
        axes: [{ name: '', percent: true }],
        series: [
          { name: 'unit fill rate', type: 'line', values: days.map(({ unitFillRate }) => unitFillRate) },
          { name: 'split rate', type: 'line', values: days.map(({ splitRate }) => splitRate) },
        ],
      },
    },
    {
      kind: 'chart',
      chart: {
        title: 'Units on back-order at the end of the day',
        categories,
        axes: [{ name: 'units' }],
        series: [
          { name: 'on back-order', type: 'line', values: days.map(({ backordersOpen }) => backordersOpen) },
          {
            name: 'cancelled for want of stock',
            type: 'bar',
            values: days.map(({ cancelledForStock }) => cancelledForStock),
          },
        ],
      },
    },
  ];
}

function returnsChart(days: readonly DayFigures[]): Section {
  const weeks = new Map<string, number>();
  for (const { day, returnedUnits } of days) {
    const date = Number(day.slice(8));
    // 29 November 2010 is a Monday
    const week = `from ${Math.max(1, Math.floor((date + 1) / 7) * 7 - 1)} Dec`;
    weeks.set(week, (weeks.get(week) ?? 0) + returnedUnits);
  }
  return {
    kind: 'chart',
    chart: {
      title: 'Units returned by week',
      categories: [...weeks.keys()],
      axes: [{ name: 'units' }],
      series: [{ name: 'returned', type: 'bar', values: [...weeks.values()] }],
    },
  };
}

function countryChart({ facts }: Played): Section {
  const names = new Map([...COUNTRIES].map(([name, { code }]) => [code, name]));
  const sales = new Map<string, number>();
  for (const { country = '', totalMinor } of facts) sales.set(country, (sales.get(country) ?? 0) + totalMinor);
  const abroad = [...sales].filter(([code]) => code !== 'GB').sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const all = [...sales.values()].reduce((sum, minor) => sum + minor, 0);
  const home = all === 0 ? null : (sales.get('GB') ?? 0) / all;
  return {
    kind: 'chart',
    note: `The United Kingdom itself has ${percent(home)} of all sales.`,
    chart: {
      title: 'Sales abroad, GBP: the ten largest countries',
      sideways: true,
      categories: abroad.slice(0, 10).map(([code]) => names.get(code) ?? code),
      axes: [{ name: '' }],
      series: [{ name: 'sales', type: 'bar', values: abroad.slice(0, 10).map(([, minor]) => Math.round(minor / 100)) }],
    },
  };
}

function findingsTable({ intake }: Played): Section {
  const rows = [...intake.findings].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    kind: 'table',
    title: 'What the checks found',
    note: `${counted(intake.refused.size)} orders were refused; the others went on, some with warnings.`,
    table: { head: ['finding', 'times'], numbers: [1], rows: rows.map(([code, times]) => [code, counted(times)]) },
  };
}

function slowestOrders({ facts }: Played): Section {
  const waited = facts.flatMap((order) => {
    const { lastDeliveredAt, placedAt, orderId } = order;
    if (lastDeliveredAt === undefined) return [];
    const days = (Date.parse(lastDeliveredAt) - Date.parse(placedAt)) / 86_400_000;
    const units = order.lines.reduce((sum, { ordered }) => sum + ordered, 0);
    const waiting = order.lines.reduce((sum, { backordered }) => sum + backordered, 0);
    return [{ orderId, placedAt, days, units, waiting, shipments: order.shipments.length }];
  });
  waited.sort((a, b) => b.days - a.days || (a.orderId < b.orderId ? -1 : 1));
  return {
    kind: 'table',
    title: 'The slowest orders',
    table: {
      head: ['order', 'placed', 'days to last delivery', 'units', 'of which back-ordered', 'shipments'],
      numbers: [2, 3, 4, 5],
      rows: waited
        .slice(0, 10)
        .map(({ orderId, placedAt, days, units, waiting, shipments }) => [
          orderId,
          placedAt.slice(0, 10),
          days.toFixed(1),
          counted(units),
          counted(waiting),
          counted(shipments),
        ]),
    },
  };
}

const categoriesOf = (days: readonly DayFigures[]): readonly string[] =>
  days.map(({ day }) => String(Number(day.slice(8))));
