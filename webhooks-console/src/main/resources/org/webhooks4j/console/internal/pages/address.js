// Addresses of pages, which stand after the "#".

/** The page of a webhook. Its id may be that of the page that creates one. */
export const webhookAddress = id => `#/webhooks/${id === 'new' ? '%6Eew' : encodeURIComponent(id)}`;

/** The page that connects a webhook's receiver. */
export const connectAddress = id => `${webhookAddress(id)}/connect`;

/** The webhook that was created just now, with its secret, until its page is shown. */
let created = null;

/** The address of the page that shows the secret of a new webhook, once. */
export function addressOfCreated(webhook) {
  created = webhook;
  return connectAddress(webhook.id);
}

/** The webhook of this id, if it was created just now and not taken yet. */
export function takeCreated(id) {
  const taken = created?.id === id ? created : null;
  created = null;
  return taken;
}

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
