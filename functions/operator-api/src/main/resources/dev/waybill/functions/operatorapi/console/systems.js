// Systems: is each called, how far was it read, when did it last say something.
import { get } from './api.js';
import { tester } from './connection.js';
import { english, fill, h } from './dom.js';
import { ago, at, lasting, number } from './format.js';
import { keys } from './keys.js';
import { watch } from './live.js';
import { chip, empty, facts, reasons, table, thing, trouble } from './parts.js';
import { alarmList } from './today.js';
import { known, t } from './words.js';

export function systems(root, where, signal) {
  keys({});
  const body = h('div');
  fill(root, h('h1', {}, t('nav.systems')), body);
  let before;
  let draw = () => {};
  const test = tester(() => draw(), signal);
  watch(async () => {
    const [map, circuits, cursors, alarms, waiting] = await Promise.all([get('ownership'), get('circuits'), get('cursors'), get('alarms'), get('waiting', { limit: 50 })]);
    const now = JSON.stringify([map, circuits, cursors, alarms, waiting]);
    if (now === before) return;
    before = now;
    draw = () => fill(body,
      h('div', { class: 'grid' }, map.systems.map((one) => system(one, circuits.items, cursors.items, alarms.items, test))),
      alarms.items.some((one) => one.raised && !one.system) ? h('section', { class: 'panel' }, h('h2', {}, t('today.alarms')), alarmList(alarms.items.filter((one) => one.raised && !one.system))) : null,
      h('section', { class: 'panel' }, h('h2', {}, t('systems.waiting')), waits(waiting.items)));
    draw();
  }, 15, signal, (problem) => before === undefined && fill(body, trouble(problem)));
}

function system(one, circuits, cursors, alarms, test) {
  const circuit = circuits.find((each) => each.system === one.system);
  const read = cursors.filter((each) => each.system === one.system);
  const raised = alarms.filter((each) => each.raised && each.system === one.system);
  const state = circuit?.paused_until ? 'PAUSED' : circuit?.state ?? 'CLOSED';
  return h('section', { class: 'panel' },
    h('h2', {}, one.system, ' ', h('span', { class: 'soft' }, one.connector), ' ', state === 'OPEN' ? chip('away', 'bad') : chip(state === 'CLOSED' ? 'works' : state, state === 'CLOSED' ? 'good' : undefined)),
    facts([[t('market'), one.market], [t('currency'), one.currency]]),
    circuit && state !== 'CLOSED' ? h('div', { class: 'note' }, h('p', {}, english(circuit.sentence)), reasons(circuit),
      facts([[t('since'), at(circuit.since)], [t('systems.probe'), circuit.next_probe ? at(circuit.next_probe) : null]])) : null,
    raised.length ? alarmList(raised) : null,
    read.length ? table(t('systems.read', { system: one.system }), [t('col.kind'), t('systems.looked'), t('systems.lag'), t('systems.change'), t('systems.webhook')], read.flatMap(cursor))
      : h('p', { class: 'soft small' }, t('systems.notRead')),
    test(one.system));
}

function cursor(one) {
  const wrong = one.code ? h('tr', { class: 'more' }, h('td', { colspan: '5' }, chip('FAILED'), ' ', known('code', one.code), ': ', english(one.why), h('div', { class: 'soft small' }, english(one.next)))) : null;
  const row = h('tr', {},
    h('th', { scope: 'row' }, known('entity', one.entity)),
    h('td', {}, ago(one.looked_at)),
    h('td', {}, lasting((new Date(one.looked_at) - new Date(one.reached)) / 1000)),
    h('td', {}, one.last_change ? [ago(one.last_change), one.usual_per_hour ? h('div', { class: 'soft small' }, t('systems.usual', { count: Math.round(one.usual_per_hour * 10) / 10 })) : null] : '–'),
    h('td', {}, one.last_webhook ? ago(one.last_webhook) : '–',
      one.webhooks_lost ? h('div', { class: 'small' }, t('systems.lost', { count: one.webhooks_lost })) : null,
      one.webhooks_silent_since ? h('div', { class: 'wrong small' }, t('systems.silent'), ' ', ago(one.webhooks_silent_since)) : null));
  return [row, wrong].filter(Boolean);
}

function waits(items) {
  if (items.length === 0) return empty(t('systems.nothingWaits'), t('systems.nothingWaits.more'));
  return [
    h('p', { class: 'soft' }, t('systems.waitingMeans', { count: items.length, number: number(items.length) })),
    table(t('systems.waiting'), [t('col.what'), t('col.system'), t('col.why'), t('col.since')], items.map((one) => h('tr', {},
      h('th', { scope: 'row' }, thing(one.subject)), h('td', {}, one.target_system), h('td', {}, one.code ? known('code', one.code) : known('state', one.state)),
      h('td', {}, one.received_at ? ago(one.received_at) : '–'))))];
}
