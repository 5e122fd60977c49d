// Edits the authentication of requests. The page knows only the mask of a secret; sending the mask keeps the stored secret.

import {el, select} from './dom.js';
import {t} from './messages.js';

const SCHEMES = [
  ['', t`None`], ['basic', t`User and password`], ['bearer', t`Bearer token`], ['api_key', t`Key in a header`],
];
const NAMES = {basic: t`User`, api_key: t`Header`};
const SECRETS = {basic: t`Password`, bearer: t`Token`, api_key: t`Key`};

/** Builds the control of the field "authentication": a choice of schemes with the fields of the selected one. */
export function authenticationEditor(authentication) {
  const scheme = select(SCHEMES, authentication?.scheme);
  const name = el('input', {type: 'text', name: 'authenticationName', autocomplete: 'off', spellcheck: 'false', value: authentication?.name});
  const secret = el('input', {
    type: 'password', name: 'authenticationSecret', autocomplete: 'new-password', value: authentication?.secret,
    onfocus: () => secret.select(),
  });
  const arrange = () => {
    for (const [control, labels] of [[name, NAMES], [secret, SECRETS]]) {
      const label = labels[scheme.value];
      control.hidden = !label;
      control.setAttribute('aria-label', label ?? '');
      control.setAttribute('placeholder', label ?? '');
    }
  };
  scheme.addEventListener('change', arrange);
  arrange();
  return {control: scheme, around: el('div', {class: 'authentication'}, scheme, name, secret)};
}

export function readAuthentication(scheme, form) {
  const {authenticationName: name, authenticationSecret: secret} = form.elements;
  return scheme === '' ? null : {scheme, name: NAMES[scheme] ? name.value.trim() : null, secret: secret.value};
}
