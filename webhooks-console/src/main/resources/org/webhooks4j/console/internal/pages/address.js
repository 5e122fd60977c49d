// Addresses of pages, which stand after the "#".

/** Returns the address of a webhook's page. The webhook's id may equal the name of the creation page. */
export const webhookAddress = id => `#/webhooks/${id === 'new' ? '%6Eew' : encodeURIComponent(id)}`;

/** Returns the address of the page that connects a webhook's receiver. */
export const connectAddress = id => `${webhookAddress(id)}/connect`;

/** Holds the webhook that was just created, with its secret, until its page is shown. */
let created = null;

/** Returns the address of the page that shows a new webhook's secret once. */
export function addressOfCreated(webhook) {
  created = webhook;
  return connectAddress(webhook.id);
}

/** Returns and forgets the webhook that was just created, if it has this id. */
export function takeCreated(id) {
  const taken = created?.id === id ? created : null;
  created = null;
  return taken;
}

/** Splits the address into parts, which stay encoded. */
export function here() {
  const [path, ...query] = (location.hash.slice(1) || '/').split('?');
  return {path, parameters: new URLSearchParams(query.join('?'))};
}

/** Returns whether each "%" has two hexadecimal digits and the bytes are UTF-8. */
export function isReadable(text) {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
