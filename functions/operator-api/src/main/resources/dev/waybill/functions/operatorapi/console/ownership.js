// The ownership map: who owns what, who gets it, when it moves; its versions; and why a value is what it is.
import { get } from './api.js';
import { english, fill, h } from './dom.js';
import { at, lasting } from './format.js';
import { keys } from './keys.js';
import { watch } from './live.js';
import { button, cause, chip, empty, facts, table, trouble } from './parts.js';
import { may } from './me.js';
import { link } from './router.js';
import { known, t } from './words.js';

export function ownership(root, { query }, signal) {
  keys({});
  const map = h('div');
  const why = h('section', { class: 'panel' });
  const history = h('section', { class: 'panel' });
  fill(root, h('h1', {}, t('nav.ownership')), map, why, history);
  let before;
  watch(async () => {
    const [shown, versions] = await Promise.all([
      get(query.version ? `ownership/versions/${encodeURIComponent(query.version)}` : 'ownership'), get('ownership/versions', { limit: 50 })]);
    const now = JSON.stringify([shown, versions]);
    if (now === before) return;
    before = now;
    const newest = versions.items[0]?.version;
    fill(map,
      shown.version === newest ? null : h('p', { class: 'note' }, t('map.old', { version: shown.version }), ' ', h('a', { href: link('ownership') }, t('map.newest'))),
      h('p', { class: 'soft' }, t('map.version', { version: shown.version, who: shown.who }), ' ', at(shown.at), shown.why ? [' · ', h('q', {}, shown.why)] : null,
        may('operator') ? [' · ', h('a', { href: link('change') }, t('change.open'))] : null),
      h('section', { class: 'panel' }, matrix(shown), routes(shown)));
    if (why.childElementCount === 0) box(why, shown, query.why ?? '', query.data ?? '');
    fill(history, h('h2', {}, t('map.history')), versions.items.length === 0 ? empty(t('map.noHistory')) : table(t('map.history'),
      [t('map.versionHead'), t('when'), t('who'), t('reason')], versions.items.map((one) => h('tr', {},
        h('th', { scope: 'row' }, h('a', { href: link('ownership', '', { version: one.version }), 'aria-current': one.version === shown.version ? 'true' : null }, one.version)),
        h('td', {}, at(one.at)), h('td', {}, one.who), h('td', {}, one.why)))));
  }, 30, signal, (problem) => before === undefined && fill(map, trouble(problem)));
}

/** Whether a pattern of the map, such as shop-*, means a system. */
function means(pattern, system) {
  return pattern === '*' || (pattern.endsWith('*') ? system.startsWith(pattern.slice(0, -1)) : pattern === system);
}

/** What a flow carries, by its name: orders-to-erp carries order and its facets. */
function carries(route, data) {
  const entity = data.split('.')[0];
  const carried = { orders: ['order', 'party'], stock: ['stock'], documents: ['document'], parties: ['party'], customers: ['party'], items: ['item'] };
  return (carried[route.flow.split('-')[0]] ?? []).includes(entity);
}

function matrix(shown) {
  const systems = shown.systems.map((one) => one.system);
  const role = (rule, system) => {
    const owns = means(rule.owner, system);
    const gets = shown.routes.some((route) => means(route.to, system) && carries(route, rule.data) && !owns);
    const born = means(rule.created_in, system) && !owns;
    return h('td', {}, owns ? chip('owns', 'good') : null, gets ? [owns ? ' ' : null, chip('gets', 'calm')] : null, born ? [' ', h('span', { class: 'soft small' }, t('map.born'))] : null,
      owns || gets || born ? null : h('span', { class: 'soft' }, '–'));
  };
  return table(t('nav.ownership'), [t('map.data'), ...systems, t('map.moves'), t('map.conflict')], shown.ownership.map((rule) => h('tr', {},
    h('th', { scope: 'row' }, known('data', rule.data), h('div', {}, h('code', { class: 'code' }, rule.data)), rule.markets.length ? h('div', { class: 'soft small' }, rule.markets.join(', ')) : null),
    systems.map((system) => role(rule, system)),
    h('td', {}, moves(rule.updates)),
    h('td', {}, known('conflict', rule.on_conflict), rule.approval ? h('div', {}, chip('approval', 'warn')) : null))));
}

/** On a change, or every so often: `every 5m` as the map writes it. */
function moves(word) {
  const [, count, unit] = /^every ([0-9]+)([smh])$/.exec(word) ?? [];
  return count ? t('moves.every', { time: lasting(Number(count) * { s: 1, m: 60, h: 3600 }[unit]) }) : known('moves', word);
}

function routes(shown) {
  return h('details', {}, h('summary', {}, t('map.routes')), table(t('map.routes'), [t('col.flow'), t('from'), t('to')],
    shown.routes.map((route) => h('tr', {}, h('th', { scope: 'row' }, known('flow', route.flow)), h('td', {}, route.from), h('td', {}, route.to)))));
}

function box(root, shown, subject, data) {
  const answer = h('div', { role: 'status' });
  const which = h('input', { type: 'text', id: 'why-subject', value: subject, autocomplete: 'off', spellcheck: 'false', placeholder: 'order#shop-es#1001' });
  const names = [...new Set(shown.ownership.map((rule) => rule.data))];
  const what = h('select', { id: 'why-data' }, names.map((name) => h('option', { value: name, selected: name === (data || 'order.status') }, `${known('data', name)} (${name})`)));
  const ask = async () => {
    try {
      const told = await get('provenance', { subject: which.value.trim(), data: what.value });
      fill(answer, told.targets.map(origin));
    } catch (problem) {
      fill(answer, trouble(problem));
    }
  };
  fill(root, h('h2', {}, t('map.why')), h('p', { class: 'soft' }, t('map.why.what')),
    h('form', { class: 'filters', on: { submit: (event) => { event.preventDefault(); ask(); } } },
      h('label', { class: 'field grow' }, h('span', {}, t('map.why.subject')), which),
      h('label', { class: 'field' }, h('span', {}, t('map.data')), what),
      button(t('map.why.ask'), ask, { class: 'main' })), answer);
  if (subject) ask();
}

function origin(one) {
  return h('div', { class: 'note' },
    h('h3', {}, one.target_system),
    facts([
      [t('map.why.set'), one.set_by ? [at(one.set_by.ended_at), ' ', chip(one.set_by.outcome), ' ', one.set_by.source_system, ' ', cause(one.set_by.code)] : t('map.why.nobody')],
      [t('map.why.rule'), one.rule ? [english(one.rule), ' ', h('a', { href: link('ownership', '', { version: one.configuration }) }, t('map.versionLink', { version: one.configuration }))] : null],
    ]),
    one.lost.length ? [h('h4', {}, t('map.why.lost')), h('ul', {}, one.lost.map((lost) => h('li', {}, at(lost.at), ' ', english(lost.sentence))))] : null);
}
