// The words of the pages. Texts are written in English where they are used; a bundle translates them.

/** Inserts values into a text: t`${name} is saved.` */
export const t = (texts, ...values) => String.raw({raw: texts}, ...values);
