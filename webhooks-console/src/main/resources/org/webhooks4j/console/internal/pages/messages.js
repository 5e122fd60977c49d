// The words of the pages in the reader's language. Texts are written in English where they are used, and are the keys of
// bundles, in which {0}, {1} … stand for what is inserted. The server says in the page which bundle is wanted.

const {lang, dataset} = document.documentElement;

/** The reader's language, such as "de-AT", for numbers and times. */
export const language = lang || 'en';

const bundle = dataset.bundle ? (await import(`./messages-${dataset.bundle}.js`)).default : {};

const keyOf = texts => texts.reduce((key, text, i) => `${key}{${i - 1}}${text}`);

const pieces = (texts, values) => (bundle[keyOf(texts)] ?? keyOf(texts)).split(/\{(\d+)\}/)
  .map((piece, i) => i % 2 === 0 ? piece : values[piece]);

/** A text with values inserted: t`${name} is saved.` */
export const t = (texts, ...values) => pieces(texts, values).join('');

/** The same with elements among the values, as children of an element. */
export const parts = (texts, ...values) => pieces(texts, values).filter(piece => piece !== '');

/** A constant of the API, such as "connect failure". */
export const term = name => bundle[name] ?? name;
