// Today: what needs me, how each flow stands, and what it did since midnight.
import { all, get } from './api.js';
import { english, fill, h } from './dom.js';
import { ago, number } from './format.js';
import { keys } from './keys.js';
import { balanceTable, newestBalance } from './balance.js';
import { watch } from './live.js';
import { chip, empty, table, trouble } from './parts.js';
import { tile } from './redrive.js';
import { link } from './router.js';
import { known, t } from './words.js';

/** So many of what needs somebody are counted by flow, the newest; everybody who looks asks every 20 s. */
const MOST = 1000;

export function today(root, where, signal) {
  keys({});
  const body = h('div');
  fill(root, h('h1', {}, t('nav.today')), body);
  const counts = h('section', { class: 'panel counts' }, h('h2', {}, t('today.counts')));
  let counted;
  watch(async () => {
    const now = await get('flows', { from: midnight() });
    if (now !== counted) fill(counts, h('h2', {}, t('today.counts')), countTable(now.items), h('p', { class: 'soft small' }, t('today.counts.note')));
    counted = now;
  }, 60, signal, (problem) => {
    counted = undefined;
    fill(counts, h('h2', {}, t('today.counts')), trouble(problem));
  });
  let before;
  watch(async () => {
    const [balance, failures, waiting, incidents, alarms, letters, map, sets] = await Promise.all([
      newestBalance(),
      all('failures', {}, MOST), get('waiting', { limit: 200 }), all('incidents', { state: 'OPEN' }), get('alarms'), get('dead-letters'), get('ownership'), all('changes', { state: 'PROPOSED' })]);
    const now = JSON.stringify([balance, failures.items, waiting, incidents, alarms, letters, map.version, sets]);
    if (now === before) return;
    before = now;
    draw(failures.items, failures.more, waiting.items, incidents.items, alarms.items.filter((one) => one.raised), letters.letters, map.routes, balance, sets.items.length);
  }, 20, signal, (problem) => before === undefined && fill(body, trouble(problem)));

  function draw(failures, more, waiting, incidents, alarms, letters, routes, balance, sets) {
    const held = failures.filter((one) => one.state === 'HELD');
    const failed = failures.filter((one) => one.state === 'FAILED');
    document.title = `${failures.length ? `${number(failures.length)} · ` : ''}${t('nav.today')} · Waybill`;
    fill(body,
      h('div', { class: 'tiles' },
        tile(held.length, more ? t('today.heldMore') : t('today.held'), link('person', '', { state: 'HELD' }), 'warn'),
        tile(failed.length, more ? t('today.failedMore') : t('today.failed'), link('person', '', { state: 'FAILED' }), 'bad'),
        tile(sets, t('today.prices'), link('prices', '', { state: 'PROPOSED' }), 'warn'),
        tile(waiting.length, waiting.length === 200 ? t('today.waitingMore') : t('today.waiting'), link('systems')),
        tile(letters, t('redrive.letters'), link('redrive'))),
      alarms.length ? h('section', { class: 'panel' }, h('h2', {}, t('today.alarms')), alarmList(alarms)) : null,
      h('section', { class: 'panel' }, h('h2', {}, t('today.needs')),
        incidents.length === 0 ? empty(t('today.nothing'), t('today.nothing.more')) : h('ul', { class: 'cards' }, incidents.slice(0, 8).map((one) => h('li', {},
          h('a', { href: link('incident', one.incident) }, known('code', one.code)), ' ', h('span', { class: 'soft' }, `${one.target_system} · ${t('today.open', { count: one.open })} · `), ago(one.last_at),
          h('div', { class: 'small' }, english(one.next)))),
        incidents.length > 8 ? h('li', {}, h('a', { href: link('incidents') }, t('more', { count: incidents.length - 8 }))) : null)),
      counts,
      h('section', { class: 'panel' }, h('h2', {}, t('today.flows')), flows(failures, waiting, routes)),
      h('section', { class: 'panel' }, h('h2', {}, t('today.balance')), balanceTable(balance), h('p', {}, h('a', { href: link('balance') }, t('nav.balance')))));
  }

  function countTable(items) {
    const many = (count) => h('td', { class: 'number' }, count ? number(count) : h('span', { class: 'soft' }, '0'));
    const open = (count, flow, state, words) => count
      ? h('td', { class: 'number' }, h('a', { href: link('person', '', { flow, state }), 'aria-label': t(words, { count }) }, number(count))) : many(0);
    return table(t('today.counts'), [t('col.flow'), t('today.received'), t('today.delivered'), t('col.held'), t('col.failed'), t('today.skipped')], items.map((one) => h('tr', {},
      h('th', { scope: 'row' }, known('flow', one.flow)),
      h('td', { class: 'number' }, one.received ? number(one.received) : h('span', { class: 'soft' }, '0'), one.sent_again ? h('div', { class: 'soft small' }, t('today.again', { count: one.sent_again })) : null),
      many(one.delivered), open(one.held, one.flow, 'HELD', 'today.count.held'), open(one.failed, one.flow, 'FAILED', 'today.count.failed'), many(one.skipped))));
  }

  function flows(failures, waiting, routes) {
    const names = [...new Set([...routes.map((one) => one.flow), ...failures.map((one) => one.flow), ...waiting.map((one) => one.flow)])].filter(Boolean);
    const of = (list, flow) => list.filter((one) => one.flow === flow);
    const cell = (count, href, state) => h('td', { class: 'number' }, count ? h('a', { href, 'aria-label': `${number(count)} ${known('state', state)}` }, number(count)) : h('span', { class: 'soft' }, '0'));
    return table(t('today.flows'), [t('col.flow'), t('col.held'), t('col.failed'), t('today.onTheWay'), t('today.oldest')], names.map((flow) => {
      const there = of(failures, flow);
      const oldest = [...there, ...of(waiting, flow)].map((one) => one.received_at).filter(Boolean).sort()[0];
      return h('tr', {}, h('th', { scope: 'row' }, known('flow', flow)),
        cell(there.filter((one) => one.state === 'HELD').length, link('person', '', { flow, state: 'HELD' }), 'HELD'),
        cell(there.filter((one) => one.state === 'FAILED').length, link('person', '', { flow, state: 'FAILED' }), 'FAILED'),
        h('td', { class: 'number' }, of(waiting, flow).length ? number(of(waiting, flow).length) : h('span', { class: 'soft' }, '0')), h('td', {}, oldest ? ago(oldest) : '–'));
    }));
  }
}

/** When the reader's day began. */
function midnight() {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  return day.toISOString();
}

export function alarmList(alarms) {
  return h('ul', { class: 'cards' }, alarms.map((one) => h('li', {}, chip('raised'), ' ', h('strong', {}, known('alarm', one.alarm)), ' ',
    one.system ? h('span', { class: 'soft' }, one.system) : null, h('div', {}, english(one.sentence)), one.next ? h('div', { class: 'small' }, t('next'), ' ', english(one.next)) : null)));
}
