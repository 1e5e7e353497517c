// What names are sorted by: without accents, in small letters.
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
