// Translates the pages. The English texts in the code are the keys of the bundles, in which {0}, {1} … stand for inserted
// values. The HTML names the bundle.

const {lang, dataset} = document.documentElement;

/** The reader's language, such as "de-AT", for numbers and times. */
export const language = lang || 'en';

const bundle = dataset.bundle ? (await import(`./messages-${dataset.bundle}.js`)).default : {};

const keyOf = texts => texts.reduce((key, text, i) => `${key}{${i - 1}}${text}`);

const pieces = (texts, values) => (bundle[keyOf(texts)] ?? keyOf(texts)).split(/\{(\d+)\}/)
  .map((piece, i) => i % 2 === 0 ? piece : values[piece]);

/** Translates a text with inserted values: t`${name} is saved.` */
export const t = (texts, ...values) => pieces(texts, values).join('');

/** Translates a text whose values may be elements, and returns children of an element. */
export const parts = (texts, ...values) => pieces(texts, values).filter(piece => piece !== '');

/** Translates a constant of the API, such as "connect failure". */
export const term = name => bundle[name] ?? name;
