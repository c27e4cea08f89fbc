// The only place where elements are made. Text goes in as text: nothing that came from outside is ever read as markup.

/** An element; props are attributes, `on` listeners by event, `class` a text or a list. Children: nodes, texts, lists, nothing. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === 'class') {
      element.className = [value].flat().filter(Boolean).join(' ');
    } else if (name === 'value' || name === 'checked' || name === 'selected' || name === 'disabled' || name === 'open') {
      element[name] = value;
    } else if (name === 'href') {
      element.setAttribute('href', own(value));
    } else if (/^(aria-|data-|role$|id$|for$|type$|name$|lang$|title$|datetime$|scope$|colspan$|rows$|min$|max$|maxlength$|tabindex$|placeholder$|autocomplete$|spellcheck$|label$|required$|inputmode$|method$)/.test(name)) {
      element.setAttribute(name, value === true ? '' : String(value));
    } else {
      throw new Error(`no such attribute here: ${name}`);
    }
  }
  put(element, ...children);
  return element;
}

/** A link leads to a place of this page, never elsewhere. */
function own(address) {
  if (!String(address).startsWith('#')) throw new Error('links stay within the console');
  return address;
}

/** Adds children. */
export function put(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return parent;
}

/** Puts other children in place of those there; the focus stays where it was, by `data-at`. */
export function fill(parent, ...children) {
  const at = parent.contains(document.activeElement) ? document.activeElement.closest('[data-at]')?.dataset.at : undefined;
  const fresh = document.createDocumentFragment();
  put(fresh, ...children);
  parent.replaceChildren(fresh);
  if (at !== undefined) {
    const again = [...parent.querySelectorAll('[data-at]')].find((one) => one.dataset.at === at);
    again?.focus({ preventScroll: true });
  }
  return parent;
}

/** A sentence that Waybill or another system said: always English, whatever the page speaks. */
export function english(text, props = {}) {
  return h('span', { lang: 'en', ...props }, text ?? '');
}

/** Told to screen readers, without moving anybody. */
export function say(text) {
  document.getElementById('said').textContent = text;
}
