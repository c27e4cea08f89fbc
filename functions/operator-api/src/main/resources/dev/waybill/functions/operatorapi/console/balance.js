// Balance and drift: whether each shop's day adds up, and where shops show otherwise than the owner has it.
import { get, Problem } from './api.js';
import { english, fill, h } from './dom.js';
import { ago, at, date, money, number } from './format.js';
import { keys } from './keys.js';
import { watch } from './live.js';
import { button, cause, chip, empty, select, table, trouble, way } from './parts.js';
import { link, refine } from './router.js';
import { known, t } from './words.js';

const FATES = ['DELIVERED', 'EXCLUDED', 'HELD', 'FAILED', 'ON_ITS_WAY', 'OUTDATED', 'MISSING'];
const NOTHING = { items: [], not_reconciled: [], not_compared: [] };

/** What was found last; nothing, with the reason, where nobody has compared yet. */
async function found(path, query) {
  try {
    return await get(path, query);
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'NOT_RECONCILED') return { ...NOTHING, nothing: problem.message };
    throw problem;
  }
}

export function balance(root, { query }, signal) {
  keys({});
  const filter = { day: '', system: '', ...query };
  const head = h('div', { class: 'filters' });
  const days = h('section', { class: 'panel' });
  const drifts = h('section', { class: 'panel' });
  fill(root, h('h1', {}, t('nav.balance')), head, days, drifts);
  let before;
  const look = watch(async () => {
    const [map, balances, drift] = await Promise.all([
      get('ownership'), found('balances', { ...filter, limit: 60 }), found('drifts', { system: filter.system, limit: 60 })]);
    const now = JSON.stringify([map.version, balances, drift]);
    if (now === before) return;
    before = now;
    if (!head.contains(document.activeElement)) filters(map.systems);
    fill(days, h('h2', {}, t('balance.days')), h('p', { class: 'soft' }, t('balance.utc')), balanceTable(balances));
    fill(drifts, h('h2', {}, t('drift.title')), driftList(drift));
  }, 30, signal, (problem) => before === undefined && fill(days, trouble(problem)));

  function filters(systems) {
    const change = (name, value) => {
      filter[name] = value;
      refine(filter);
      look();
    };
    fill(head,
      h('label', { class: 'field' }, h('span', {}, t('balance.day')), h('input', { type: 'date', value: filter.day, 'data-at': 'day', on: { change: (event) => change('day', event.target.value) } })),
      select(t('filter.system'), [['', t('filter.any')], ...systems.map((one) => [one.system, one.system])], filter.system, (value) => change('system', value)),
      button(t('balance.all'), () => { filter.day = ''; filter.system = ''; refine(filter); filters(systems); look(); }));
  }
}

/** The newest day alone, for the page Today. */
export async function newestBalance() {
  const balances = await found('balances', { limit: 20 });
  const day = balances.items[0]?.day;
  return { ...balances, items: balances.items.filter((one) => one.day === day) };
}

export function balanceTable(balances) {
  return [
    balances.items.length === 0 ? empty(t('balance.none'), balances.nothing ? english(balances.nothing) : null)
      : table(t('nav.balance'), [t('balance.day'), t('col.way'), t('balance.orders'), ...FATES.map((fate) => t(`fate.${fate}`)), t('balance.compared')], balances.items.map(day)),
    (balances.not_compared ?? []).map((one) => h('p', { class: 'note' }, t('balance.notCompared', { system: one.source }), ' ', cause(one.code), ' ', english(one.why), ' ', ago(one.at))),
    (balances.not_reconciled ?? []).map((one) => h('p', { class: 'soft small' }, t('balance.notYet', { from: one.source, to: one.target })))];
}

function day(one) {
  const unexplained = one.unexplained.length
    ? h('div', { class: 'small' }, t('balance.unexplained'), ' ', one.unexplained.map((order, index) => [index ? ', ' : '', h('a', { href: link('find', '', { q: order }) }, order)]),
      one.not_named ? [' ', t('more', { count: one.not_named })] : null) : null;
  return h('tr', {},
    h('th', { scope: 'row' }, date(one.day), ' ', one.unexplained.length || one.not_named ? chip('differs', 'bad') : chip('agrees', 'good'), unexplained),
    h('td', {}, way(one.shop, one.target)),
    h('td', { class: 'number' }, number(one.orders)),
    FATES.map((fate) => count(one.fates[fate])),
    h('td', {}, ago(one.compared_at)));
}

function count(fate) {
  return h('td', { class: 'number' }, fate.orders ? number(fate.orders) : h('span', { class: 'soft' }, '0'),
    Object.entries(fate.sums).filter(([, sum]) => sum !== 0).map(([currency, sum]) => h('div', { class: 'soft small' }, money(sum, currency))));
}

function driftList(drift) {
  return [
    drift.items.length === 0 ? empty(t('drift.none'), drift.nothing ? english(drift.nothing) : null) : drift.items.map((one) => [driftOf(one, true),
      h('p', { class: 'small' }, h('a', { href: link('drift', `${one.flow}/${one.source}/${one.target}`), 'aria-label': t('drift.earlierOf', { flow: known('flow', one.flow), system: one.target }) }, t('drift.earlier')))]),
    (drift.not_compared ?? []).map((one) => h('p', { class: 'note' }, t('balance.notCompared', { system: one.source }), ' ', cause(one.code), ' ', english(one.why), ' ', ago(one.at)))];
}

/** One look at a way; what differs is unfolded if `open` and there is some. */
export function driftOf(one, open) {
  const wrong = (one.differences ?? one.missing ?? one.others).length + (one.not_named ?? 0);
  return h('details', { open: open && wrong > 0 },
    h('summary', {}, known('flow', one.flow), ' ', way(one.source, one.target), ' ', wrong ? chip('differs', 'bad') : chip('agrees', 'good'), ' ',
      h('span', { class: 'soft' }, t('drift.compared', { count: one.compared }), ' · ', at(one.compared_at))),
    one.differences?.length ? table(`${known('flow', one.flow)} ${one.target}`, [t('drift.sku'), t('drift.shown'), t('drift.right'), t('col.why')], one.differences.map((each) => h('tr', {},
      h('th', { scope: 'row' }, each.sku), h('td', { class: 'number' }, each.shown === null ? '–' : number(each.shown)), h('td', { class: 'number' }, number(each.right)), h('td', {}, english(each.why))))) : null,
    one.missing?.length ? table(`${known('flow', one.flow)} ${one.target}`, [t('kind.order'), t('drift.missing'), t('drift.number')], one.missing.map((each) => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: link('find', '', { q: each.order }) }, each.order)), h('td', {}, english(each.what)), h('td', {}, each.number)))) : null,
    one.others ? h('p', { class: 'soft small' }, t('drift.shadow')) : null,
    one.others?.length ? table(`${known('flow', one.flow)} ${one.source} ${one.target}`, [t('drift.what'), t('drift.now'), t('drift.instead')], one.others.map((each) => h('tr', {},
      h('th', { scope: 'row' }, each.what), h('td', {}, english(each.in_force)), h('td', {}, english(each.shadow))))) : null);
}
