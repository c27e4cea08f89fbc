// Dead letters and redrive: which, what it would do, and then doing it.
import { all, get } from './api.js';
import { fill, h } from './dom.js';
import { number } from './format.js';
import { keys } from './keys.js';
import { watch } from './live.js';
import { button, empty, select, trouble } from './parts.js';
import { may } from './me.js';
import { link, refine } from './router.js';
import { known, t } from './words.js';
import { MOST, sendAgain } from './writes.js';

const WAYS = ['incident', 'matching', 'order', 'all'];

export function redrive(root, { query }, signal) {
  keys({});
  const chosen = { of: 'incident', cause: '', system: '', code: '', text: '', number: '', limit: String(MOST), ...query };
  const count = h('div', { class: 'tiles' });
  const form = h('form', { class: 'panel', on: { submit: (event) => event.preventDefault() } });
  fill(root, h('h1', {}, t('nav.redrive')), h('p', { class: 'soft' }, t('redrive.what')), count, may('operator') ? form : empty(t('redrive.viewer')));
  let items = [];
  let open = [];

  const again = watch(async () => {
    const [letters, failures, incidents] = await Promise.all([get('dead-letters'), all('failures'), all('incidents', { state: 'OPEN' })]);
    fill(count, tile(letters.letters, t('redrive.letters')), tile(failures.items.length, t('redrive.items'), link('person')),
      tile(incidents.items.length, t('redrive.causes'), link('incidents')));
    const now = JSON.stringify([failures.items.map((one) => [one.opened_by, one.code]), incidents.items.map((one) => [one.incident, one.open])]);
    if (form.dataset.state === now) return;
    items = failures.items;
    open = incidents.items;
    if (!form.contains(document.activeElement)) {
      form.dataset.state = now;
      draw();
    }
  }, 15, signal, (problem) => form.childElementCount === 0 && fill(form, trouble(problem)));

  function change(name, value) {
    chosen[name] = value;
    refine({ ...chosen, limit: chosen.limit === String(MOST) ? '' : chosen.limit });
    if (name === 'of') draw();
  }

  function text(name, label, props = {}) {
    return h('label', { class: 'field' }, h('span', {}, label),
      h('input', { type: 'text', value: chosen[name], autocomplete: 'off', 'data-at': name, ...props, on: { input: (event) => change(name, event.target.value.trim()) } }));
  }

  function draw() {
    fill(form,
      h('fieldset', {}, h('legend', {}, t('redrive.which')),
        WAYS.map((way) => h('label', { class: 'check' },
          h('input', { type: 'radio', name: 'of', value: way, checked: chosen.of === way, 'data-at': way, on: { change: () => change('of', way) } }), t(`redrive.of.${way}`)))),
      h('div', { class: 'filters' }, details(),
        text('limit', t('redrive.limit', { most: MOST }), { inputmode: 'numeric', maxlength: '3' })),
      h('p', { class: 'soft' }, t('redrive.rate')),
      h('p', { class: 'wrong', role: 'alert', id: 'redrive-wrong' }),
      h('div', { class: 'choices' }, button(t('redrive.preview'), send, { class: 'main' })));
  }

  function details() {
    const codes = [['', t('filter.any')], ...[...new Set(items.map((one) => one.code))].sort().map((one) => [one, known('code', one)])];
    const systems = [['', t('filter.any')], ...[...new Set(items.map((one) => one.target_system))].sort().map((one) => [one, one])];
    switch (chosen.of) {
      case 'incident':
        return select(t('redrive.incident'), [['', t('choose')], ...open.map((one) => [one.incident, `${known('code', one.code)} · ${one.target_system} · ${number(one.open)}`])],
          chosen.cause, (value) => change('cause', value));
      case 'matching':
        return [select(t('filter.system'), systems, chosen.system, (value) => change('system', value)),
          select(t('filter.code'), codes, chosen.code, (value) => change('code', value)), text('text', t('filter.text'))];
      case 'order':
        return text('number', t('redrive.number'));
      default:
        return null;
    }
  }

  function selection() {
    switch (chosen.of) {
      case 'incident': return chosen.cause ? { of: 'incident', cause: chosen.cause } : undefined;
      case 'order': return chosen.number ? { of: 'order', number: chosen.number } : undefined;
      case 'matching': return chosen.system || chosen.code || chosen.text
        ? Object.fromEntries(Object.entries({ of: 'matching', system: chosen.system, code: chosen.code, text: chosen.text }).filter(([, value]) => value)) : undefined;
      default: return { of: 'all' };
    }
  }

  function send() {
    const limit = Number(chosen.limit);
    const which = selection();
    const wrong = !which ? t('redrive.chooseFirst') : !(Number.isInteger(limit) && limit >= 1 && limit <= MOST) ? t('redrive.limitWrong', { most: MOST }) : '';
    document.getElementById('redrive-wrong').textContent = wrong;
    if (!wrong) sendAgain([which], { limit, done: again });
  }
}

/** A number with what it counts. */
export function tile(count, words, href, tone) {
  const inside = [h('span', { class: 'count' }, number(count)), h('span', {}, words)];
  return href ? h('a', { class: ['tile', count > 0 && tone], href }, inside) : h('div', { class: ['tile', count > 0 && tone] }, inside);
}
