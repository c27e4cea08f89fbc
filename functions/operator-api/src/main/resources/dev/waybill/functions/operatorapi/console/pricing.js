// Deciding about prices: first what would be written where, then when and why, then it is done, then what became of it.
import { post } from './api.js';
import { dialog } from './dialog.js';
import { fill, h, say } from './dom.js';
import { exact, money } from './format.js';
import { button, table, trouble } from './parts.js';
import { known, locale, t } from './words.js';
import { reason } from './writes.js';

const SHOWN = 20;
const ADDRESSES = { approval: 'approvals', rejection: 'rejections', undo: 'undos' };

/** A price with its currency; what has none is shown as it is told. */
export function price(value, currency) {
  if (value === null || value === undefined) return '–';
  return currency ? money(value, currency) : value;
}

/** Whose price, or which other field of whom. */
export function named(line) {
  return line.field === 'price' ? line.sku : `${line.sku} · ${known('field', line.field)}`;
}

export function percent(line) {
  if (line.change_percent === null || line.change_percent === undefined) return '';
  return new Intl.NumberFormat(locale(), { style: 'percent', signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 })
    .format(Number(line.change_percent) / 100);
}

/** Why a second person has to look, in words. */
export function limits(line) {
  return line.limits.map((one) => known('limit', one)).join('; ');
}

/**
 * Decides about these lines of a set: {@code of} is approval, rejection or undo.
 *
 * @param all whether these are all that can be decided, so that they need not be named
 */
export function decide(set, of, lines, all, done) {
  const path = `changes/${encodeURIComponent(set.set)}`;
  const which = all ? {} : { skus: [...new Set(lines.map((line) => line.sku))] };
  return dialog(t(`prices.${of}.title`, { count: lines.length, shop: set.target_system }), async (body, close) => {
    fill(body, h('p', { class: 'soft' }, t('preview.looking')));
    let preview;
    try {
      preview = await post(`${path}/previews`, { of, ...which });
    } catch (problem) {
      fill(body, trouble(problem), closing(close));
      return;
    }
    if (!body.isConnected) return;
    const when = of === 'approval' ? moment(set) : undefined;
    const outcome = h('div');
    fill(body, h('div', { class: 'preview' }, outlook(of, preview), linesOf(of, lines)), when?.element, outcome,
      reason(t(`prices.${of}.do`, { count: lines.length }), async (why) => {
        const from = when?.read();
        if (from === null) return;
        try {
          const answer = await post(`${path}/${ADDRESSES[of]}`, { ...which, why, ...(from ? { from } : {}) });
          fill(body, h('p', {}, h('strong', {}, t(`prices.became.${answer.state}`))), waits(preview), closing(close));
          say(t(`prices.became.${answer.state}`));
          done();
        } catch (problem) {
          fill(outcome, trouble(problem));
        }
      }, close));
    body.querySelector('textarea')?.focus();
  });
}

/** What would be written, and whom it still waits for. */
function outlook(of, preview) {
  const shop = preview.target;
  if (of === 'undo') {
    return h('p', {}, preview.writes ? t('prices.back', { count: preview.writes, shop }) : t('prices.back.none', { shop }));
  }
  if (preview.writes) return h('p', {}, h('strong', {}, t('prices.writes', { count: preview.writes, shop })));
  if (preview.state === 'REJECTED') return h('p', {}, h('strong', {}, t('prices.writes.never', { shop })));
  return h('div', {}, h('p', {}, h('strong', {}, t('prices.writes.none', { shop }))), waits(preview));
}

function waits(preview) {
  const others = preview.open - preview.second;
  return h('ul', { class: 'names' },
    preview.second ? h('li', {}, t('prices.second', { count: preview.second })) : null,
    others > 0 ? h('li', {}, t('prices.open', { count: others })) : null);
}

function linesOf(of, lines) {
  const row = (line) => {
    const [now, then] = [price(line.before, line.before_currency), price(line.after, line.currency)];
    return h('tr', {}, h('th', { scope: 'row' }, named(line)), h('td', { class: 'number' }, of === 'undo' ? then : now),
      h('td', { class: 'number' }, of === 'undo' ? now : of === 'rejection' ? now : then),
      h('td', { class: 'number' }, of === 'approval' ? percent(line) : ''), h('td', {}, of === 'approval' ? limits(line) : ''));
  };
  return [
    table(t('preview.title'), [t('prices.sku'), t('preview.now'), t('preview.then'), t('prices.change'), t('prices.limits')], lines.slice(0, SHOWN).map(row)),
    lines.length > SHOWN ? h('p', { class: 'soft' }, t('more', { count: lines.length - SHOWN })) : null];
}

/** When it may go live: at once, or not before a time to come. `read()` is undefined for at once, null where it makes no sense. */
function moment(set) {
  const zone = new Intl.DateTimeFormat(locale(), { timeZoneName: 'short' }).formatToParts(new Date()).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const input = h('input', { type: 'datetime-local', id: 'from' });
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const kept = set.effective_at ? h('p', { class: 'soft' }, t('prices.from.set', { time: exact(set.effective_at) })) : null;
  return {
    element: h('div', {}, h('label', { class: 'field', for: 'from' }, h('span', {}, t('prices.from', { zone }))), input, kept, wrong),
    read() {
      if (!input.value) return undefined;
      const time = new Date(input.value);
      const past = !(time.getTime() > Date.now());
      wrong.textContent = past ? t('prices.from.past') : '';
      if (past) input.focus();
      return past ? null : time.toISOString();
    },
  };
}

function closing(close) {
  return h('div', { class: 'choices' }, button(t('close'), () => close(), { class: 'main' }));
}
