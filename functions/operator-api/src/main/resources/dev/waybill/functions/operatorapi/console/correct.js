// Edit and retry: a mapping for this one alone, or another body; the original stays beside it.
import { get } from './api.js';
import { dialog } from './dialog.js';
import { fill, h } from './dom.js';
import { button, trouble } from './parts.js';
import { t } from './words.js';
import { sendAgain } from './writes.js';

/** Lets a person correct an operation's message, then shows what that would write. */
export async function correct(operation, kept, done) {
  const edit = await dialog(t('correct.title', { count: 1 }), async (body, close) => {
    try {
      const message = await get(`messages/${encodeURIComponent(operation)}`);
      form(body, close, message.body, kept);
    } catch (problem) {
      fill(body, trouble(problem), h('div', { class: 'choices' }, button(t('close'), () => close(), { class: 'main' })));
    }
  });
  if (edit) await sendAgain([{ of: 'operation', id: operation }], { edit, done });
}

function form(body, close, original, kept) {
  const rows = h('div', { class: 'mappings' });
  const text = h('textarea', { rows: '12', class: 'json', id: 'body', spellcheck: 'false', value: pretty(original) });
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const add = (name = '', value = '') => rows.append(h('div', { class: 'mapping' },
    h('input', { type: 'text', value: name, placeholder: 'items.SKU', 'aria-label': t('correct.name'), autocomplete: 'off', spellcheck: 'false' }),
    h('span', { 'aria-hidden': 'true' }, '='),
    h('input', { type: 'text', value, placeholder: '4711', 'aria-label': t('correct.value'), autocomplete: 'off', spellcheck: 'false' })));
  add(suggested(kept));
  fill(body,
    h('p', { class: 'soft' }, t('correct.what')),
    h('h3', {}, t('correct.mappings')), rows, button(t('correct.add'), () => add()),
    h('details', {}, h('summary', {}, t('correct.body')), h('p', { class: 'soft' }, t('correct.body.what')),
      h('label', { class: 'unseen', for: 'body' }, t('correct.body')), text),
    wrong,
    h('div', { class: 'choices' },
      button(t('correct.preview'), () => {
        const made = read(rows, text.value, original);
        if (made.wrong) wrong.textContent = made.wrong;
        else close(made.edit);
      }, { class: 'main' }),
      button(t('cancel'), () => close())));
  rows.querySelector('input')?.focus();
}

/** The name that a missing item's mapping has, where the failure says which it is. */
function suggested(kept) {
  const quoted = /"([^"]+)"|'([^']+)'/.exec(kept.code === 'ITEM_UNKNOWN' ? kept.why ?? '' : '');
  return quoted ? `items.${quoted[1] ?? quoted[2]}` : '';
}

function read(rows, text, original) {
  const settings = {};
  for (const row of rows.children) {
    const [name, value] = [...row.querySelectorAll('input')].map((input) => input.value.trim());
    if (name && value) settings[name] = value;
  }
  const edit = Object.keys(settings).length ? { settings } : {};
  if (text !== pretty(original)) {
    try {
      JSON.parse(text);
    } catch (problem) {
      return { wrong: t('correct.noJson', { why: problem.message }) };
    }
    edit.body = text;
  }
  return Object.keys(edit).length ? { edit } : { wrong: t('correct.nothing') };
}

/** Indents what is JSON by its signs alone: reading and writing it would round the numbers beyond 2^53 that shops use as ids. */
export function pretty(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  return tokens.map((token, index) => {
    if (token === '{' || token === '[') {
      if (['}', ']'].includes(tokens[index + 1])) return token;
      depth += 1;
      return token + line();
    }
    if (token === '}' || token === ']') {
      if (['{', '['].includes(tokens[index - 1])) return token;
      depth -= 1;
      return line() + token;
    }
    return token === ',' ? token + line() : token === ':' ? ': ' : token;
  }).join('');
}
