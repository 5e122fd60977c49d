// Draws attempts per hour by outcome, and their latency. Text and a table give the same numbers.

import * as api from './api.js';
import {button, el, table} from './dom.js';
import {duration, hour, number} from './format.js';
import {t} from './messages.js';
import {whole} from './patch.js';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEIGHT = 100;
const RANGES = [[24, t`24 hours`], [168, t`7 days`]];

const REFUSED = ['redirected', 'gone', 'throttled', 'rejected'];
const GROUPS = [
  {key: 'delivered', label: t`Delivered`, holds: outcome => outcome === 'delivered'},
  {key: 'refused', label: t`Rejected by the receiver`, holds: outcome => REFUSED.includes(outcome)},
  {key: 'silent', label: t`No answer`, holds: outcome => outcome !== 'delivered' && !REFUSED.includes(outcome)},
];
const LINES = [
  {key: 'medianMillis', name: 'median', label: t`Median`},
  {key: 'p95Millis', name: 'p95', label: t`95 %`},
  {key: 'p99Millis', name: 'p99', label: t`99 %`},
];

/** Builds a card that loads its own content, so that nothing else waits for it. */
export function activityCard(filter, what) {
  const content = el('div', {class: 'charts', 'aria-live': 'polite'}, el('p', {class: 'faint'}, t`Loading…`));
  const choices = RANGES.map(([hours, label]) => button(label, () => load(hours), 'quiet'));
  const load = async hours => {
    choices.forEach((choice, i) => choice.setAttribute('aria-pressed', String(RANGES[i][0] === hours)));
    try {
      const all = await api.activity({...filter, hours});
      content.replaceChildren(...(all.length ? charts(all, hours) : [el('p', {class: 'faint'}, t`The store does not keep these numbers.`)]));
    } catch (problem) {
      content.replaceChildren(el('p', {class: 'summary', role: 'alert'}, problem.detail));
    }
  };
  load(RANGES[0][0]);
  return whole(el('section', {class: 'card activity', 'aria-label': t`Activity: ${what}`},
    el('div', {class: 'head'}, el('h2', {}, t`Activity`),
      el('div', {class: 'actions segmented', role: 'group', 'aria-label': t`Time shown`}, choices)),
    content), JSON.stringify(filter));
}

function charts(hours, count) {
  const counts = hours.map(({attempts}) => GROUPS.map(group => Object.entries(attempts)
    .filter(([outcome]) => group.holds(outcome))
    .reduce((sum, [, times]) => sum + times, 0)));
  const totals = GROUPS.map((group, i) => counts.reduce((sum, ofHour) => sum + ofHour[i], 0));
  const all = totals.reduce((sum, total) => sum + total, 0);
  if (all === 0) {
    return [el('p', {class: 'faint'}, count === 24 ? t`Nothing was sent in the last 24 hours.` : t`Nothing was sent in the last 7 days.`)];
  }
  return [
    el('div', {class: 'pair'}, outcomeChart(hours, counts, totals, all), latencyChart(hours)),
    el('details', {class: 'numbers'}, el('summary', {}, t`Show the numbers`), numbers(hours, counts)),
  ];
}

function outcomeChart(hours, counts, totals, all) {
  const highest = nice(Math.max(...counts.map(ofHour => ofHour.reduce((a, b) => a + b, 0))));
  const bars = counts.flatMap((ofHour, x) => {
    let y = HEIGHT;
    return GROUPS.map((group, i) => {
      const height = ofHour[i] / highest * HEIGHT;
      y -= height;
      return height > 0 && svg('rect', {class: `bar ${group.key}`, x: x + 0.12, y, width: 0.76, height});
    });
  });
  const [delivered, refused, silent] = totals.map(number);
  const sentence = t`${number(all)} attempts: ${delivered} delivered, ${refused} rejected by the receiver, ${silent} no answer.`;
  return figure(t`Deliveries per hour`, sentence, hours, [number(highest), number(highest / 2), '0'], bars,
    GROUPS.map((group, i) => key(group.key, `${group.label} ${number(totals[i])}`)));
}

function latencyChart(hours) {
  const known = hours.flatMap(ofHour => LINES.map(line => ofHour[line.key])).filter(millis => millis !== null);
  const highest = nice(Math.max(...known, 1));
  const paths = LINES.map(line => svg('path', {class: `line ${line.name}`, d: steps(hours.map(ofHour => ofHour[line.key]), highest)}));
  const sentence = LINES.map(line => {
    const values = hours.map(ofHour => ofHour[line.key]).filter(millis => millis !== null);
    return t`${line.label}: ${duration(Math.min(...values))} to ${duration(Math.max(...values))}`;
  }).join('; ');
  return figure(t`Latency`, `${sentence}.`, hours, [duration(highest), duration(highest / 2), '0'], paths,
    LINES.map(line => key(`line ${line.name}`, line.label)));
}

/** Draws a line with a level for each hour and gaps for hours without attempts. */
function steps(values, highest) {
  let d = '';
  values.forEach((value, x) => {
    if (value !== null) {
      const y = (1 - value / highest) * HEIGHT;
      d += `${x > 0 && values[x - 1] !== null ? 'L' : 'M'}${x} ${y}H${x + 1}`;
    }
  });
  return d;
}

function figure(title, sentence, hours, levels, content, legend) {
  const label = `${title}. ${sentence}`;
  return el('figure', {class: 'chart'},
    el('figcaption', {}, el('h3', {}, title)),
    el('div', {class: 'plot-area'},
      el('div', {class: 'levels', 'aria-hidden': 'true'}, levels.map(level => el('span', {}, level))),
      svg('svg', {class: 'plot', role: 'img', 'aria-label': label, viewBox: `0 0 ${hours.length} ${HEIGHT}`, preserveAspectRatio: 'none'},
        [0, HEIGHT / 2, HEIGHT].map(y => svg('path', {class: 'grid-line', d: `M0 ${y}H${hours.length}`})), content),
      el('div', {class: 'times', 'aria-hidden': 'true'},
        [0, Math.floor(hours.length / 2), hours.length - 1].map(i => el('span', {}, hour(hours[i].start))))),
    el('p', {class: 'legend'}, legend));
}

function key(name, text) {
  return el('span', {class: 'key'}, el('span', {class: `swatch ${name}`, 'aria-hidden': 'true'}), text);
}

function numbers(hours, counts) {
  const columns = [t`Hour from`, ...GROUPS.map(group => group.label), ...LINES.map(line => line.label)]
    .map((label, i) => i === 0 ? label : {label, kind: 'numeric'});
  const card = table(t`Activity per hour`, columns, hours.map((ofHour, x) => [
    el('time', {datetime: ofHour.start, title: ofHour.start}, hour(ofHour.start)),
    ...counts[x].map(number),
    ...LINES.map(line => duration(ofHour[line.key])),
  ]).reverse());
  // The table keeps its columns on narrow screens, because readers compare numbers down a column.
  card.classList.add('dense');
  return card;
}

/** Rounds up to a number that is easy to read and easy to halve. */
function nice(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 2)));
  return [1, 2, 4, 6, 8, 10].map(step => step * power).find(step => step >= Math.max(value, 2));
}

export function svg(name, attributes, ...children) {
  const element = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
}
