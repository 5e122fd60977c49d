// Addresses of pages, which stand after the "#".

/** The page of a webhook. Its id may be that of the page that creates one. */
export const webhookAddress = id => `#/webhooks/${id === 'new' ? '%6Eew' : encodeURIComponent(id)}`;

/** What the address says, taken apart; parts are as they were written. */
export function here() {
  const [path, ...query] = (location.hash.slice(1) || '/').split('?');
  return {path, parameters: new URLSearchParams(query.join('?'))};
}

/** Whether each "%" has two hexadecimal digits, and the bytes are text. */
export function isReadable(text) {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
