// One dialog at a time, by the browser's own element: it keeps the focus and gives it back.
import { fill, h } from './dom.js';
import { button } from './parts.js';
import { t } from './words.js';

/**
 * Opens one. `build(body, close)` fills it. Resolves when it is closed, with what `close` was given.
 */
export function dialog(title, build) {
  return new Promise((resolve) => {
    const body = h('div', { class: 'body' });
    const box = h('dialog', { 'aria-labelledby': 'dialog-title' },
      h('div', { class: 'top' }, h('h2', { id: 'dialog-title' }, title), button('×', () => box.close(), { 'aria-label': t('close') })),
      body);
    let result;
    box.addEventListener('close', () => {
      box.remove();
      resolve(result);
    });
    document.body.append(box);
    box.showModal();
    build(body, (value) => {
      result = value;
      box.close();
    });
  });
}

/** Buttons below a dialog: what is done, and the way out. */
export function choices(words, act, close, props = {}) {
  return h('div', { class: 'choices' },
    button(words, act, { class: 'main', ...props }),
    button(t('cancel'), () => close()));
}

/** Help with the keys. */
export function help(shortcuts, on, toggle) {
  return dialog(t('keys.title'), (body, close) => {
    fill(body,
      h('dl', { class: 'keys' }, shortcuts.map((one) => [h('dt', {}, h('kbd', {}, one)), h('dd', {}, t(`key.${one}`))])),
      h('label', { class: 'check' },
        h('input', { type: 'checkbox', checked: on, on: { change: (event) => toggle(event.target.checked) } }), t('keys.on')),
      h('div', { class: 'choices' }, button(t('close'), () => close(), { class: 'main' })));
  });
}
