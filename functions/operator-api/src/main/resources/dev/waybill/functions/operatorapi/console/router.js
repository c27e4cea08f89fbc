// The address after # says which page, of what, and how it is filtered: every state has an address.

/** Such as {page: 'person', id: '', query: {state: 'HELD'}} of #/person?state=HELD. */
export function where() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [page = '', ...rest] = path.split('/');
  return { page: page || 'today', id: rest.map(decode).join('/'), query: Object.fromEntries(new URLSearchParams(query)) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address. Empty values are left out. */
export function link(page, id = '', query = {}) {
  const named = Object.entries(query).filter(([, value]) => value !== '' && value !== undefined && value !== null);
  const asked = named.length ? `?${new URLSearchParams(named)}` : '';
  return `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}${asked}`;
}

export function go(address) {
  location.hash = address;
}

/** The same page with another filter, without a step for the button Back. */
export function refine(query) {
  const { page, id } = where();
  history.replaceState(null, '', link(page, id, query));
}
