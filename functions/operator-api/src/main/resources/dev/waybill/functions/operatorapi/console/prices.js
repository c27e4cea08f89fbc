// Prices on their way to shops: which sets there are, how each stands, and until when somebody has to decide.
import { all } from './api.js';
import { fill, h } from './dom.js';
import { ago, number } from './format.js';
import { keys } from './keys.js';
import { List } from './list.js';
import { watch } from './live.js';
import { chip, empty, select, trouble, way } from './parts.js';
import { link, refine } from './router.js';
import { known, t } from './words.js';

const STATES = ['PROPOSED', 'APPROVED', 'UNDOING', 'PUBLISHED', 'REJECTED', 'UNDONE'];

export function prices(root, { query }, signal) {
  const filter = { state: '', system: '', p: '', ...query };
  const head = h('div', { class: 'filters' });
  const body = h('div');
  fill(root, h('h1', {}, t('nav.prices')), h('p', { class: 'soft' }, t('prices.what')), head, body);
  const list = new List(body, {
    caption: t('nav.prices'),
    heads: [t('prices.set'), t('col.way'), t('prices.lines'), t('col.open'), t('prices.two'), t('prices.until'), t('col.state')],
    id: (set) => set.set,
    row: (set) => ({
      href: link('priceset', set.set),
      name: t('prices.name', { shop: set.target_system }),
      cells: [
        [' ', ago(set.proposed_at)], [way(set.source_system, set.target_system), set.price_list ? h('div', { class: 'soft small' }, set.price_list) : null],
        number(set.lines), number(set.open), number(set.touched), until(set), chip(set.state)],
    }),
    canChoose: false,
    figures: true,
    page: Number(filter.p) || 1,
    changed: ({ page }) => refine({ ...filter, p: page > 1 ? page : '' }),
  });
  keys(list.keys());

  function change(name, value) {
    filter[name] = value;
    list.page = 1;
    refine({ ...filter, p: '' });
    before = undefined;
    again();
  }

  let before;
  let systems;
  const again = watch(async () => {
    const found = await all('changes', { state: filter.state, system: filter.system });
    const now = JSON.stringify(found);
    if (now === before) return;
    before = now;
    systems ??= [...new Set(found.items.flatMap((set) => [set.source_system, set.target_system]))].sort();
    if (!head.contains(document.activeElement)) {
      fill(head,
        select(t('filter.state'), [['', t('prices.underWay')], ['all', t('filter.any')], ...STATES.map((one) => [one, known('state', one)])], filter.state, (value) => change('state', value)),
        select(t('filter.system'), [['', t('filter.any')], ...[...new Set([...systems, filter.system])].filter(Boolean).map((one) => [one, one])], filter.system, (value) => change('system', value)));
    }
    if (found.items.length) list.show(found.items);
    else fill(body, empty(t('prices.none'), t('prices.none.more')));
  }, 15, signal, (problem) => before === undefined && fill(body, trouble(problem)));
}

/** What time does to a set by itself. */
export function until(set) {
  if (set.state === 'APPROVED' && set.effective_at) return [t('prices.live'), ' ', ago(set.effective_at)];
  if (set.state === 'PROPOSED' && set.deadline) return [t('prices.rejected'), ' ', ago(set.deadline)];
  return '–';
}
