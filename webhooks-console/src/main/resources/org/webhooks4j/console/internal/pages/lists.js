// Reads and writes lists as one line of text: commas separate entries, and quotation marks enclose an entry with a comma.

const ENTRY = /\s*("(?:[^"\\]|\\.)*"(?=\s*(?:,|$))|[^,]*)(?:,|$)/y;

const NEEDS_QUOTES = /^$|^\s|\s$|[,"\n\r]/;

export const writeList = entries => entries.map(entry => NEEDS_QUOTES.test(entry) ? JSON.stringify(entry) : entry).join(', ');

export function readList(text) {
  const entries = [];
  ENTRY.lastIndex = 0;
  while (ENTRY.lastIndex < text.length) {
    entries.push(readEntry(ENTRY.exec(text)[1].trim()));
  }
  return entries.filter(Boolean);
}

function readEntry(text) {
  try {
    return text.startsWith('"') ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}
