/* Sealing: AES-GCM under a fresh key. Key and name are 128 random bits each: nobody guesses them,
   and a link with them is short enough for a code that a cheap camera reads. */

/* Bytes in base64url. 16 of them end in A, Q, g or w: no mail program takes that for punctuation. */
export const text = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export const seal = async (draft) => {
  const [id, key, nonce] = [random(16), random(16), random(12)];
  const secret = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, secret, plain);
  return { id: text(id), key: text(key), bytes: new Blob([nonce, sealed]) };
};
