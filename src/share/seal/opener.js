/*
 * Opens a sealed share in the reader's browser. It stands in the page as it is here, without this remark and line ends, and
 * its hash in the policy of the page. No dependency; the format is that of format.ts.
 */
(() => {
  const WORDS = {
    incomplete: 'This link is incomplete. Open it again from where you received it: the part behind # is the key, and it is taken out of the address once it was read.',
    wrong: 'This link does not open this page. It may be incomplete, it may have been replaced by a newer one, or it belongs to another page.',
    wrongWithPassphrase: 'This link and this passphrase do not open this page.',
    old: 'This browser is too old to open the page. Use a current version of Chrome, Edge, Firefox or Safari.',
    insecure: 'This page opens only from an address that begins with https://.',
    replayed: 'This is an older copy of the page than the one that this browser has shown before. Ask the sender of the link.',
  };
  const note = document.getElementById('note');
  const form = document.getElementById('form');
  const say = (text) => {
    note.textContent = text;
  };
  const decode = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const join = (a, b) => {
    const all = new Uint8Array(a.length + b.length);
    all.set(a);
    all.set(b, a.length);
    return all;
  };
  const subtle = window.crypto && crypto.subtle;
  const utf8 = (text) => new TextEncoder().encode(text);

  async function stretch(passphrase, salt) {
    const key = await subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
    return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600000 }, key, 256));
  }

  async function wrapping(material, salt) {
    const base = await subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
    const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8('banyan share 1 wrap') }, base, 256);
    return subtle.importKey('raw', bits, 'AES-GCM', false, ['decrypt']);
  }

  const decrypt = (key, iv, additionalData, sealed) =>
    subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed).then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );

  async function open(bytes, link, passphrase) {
    const salt = bytes.slice(2, 18);
    const end = 19 + bytes[18] * 60;
    if (bytes[0] !== 1 || bytes.length < end + 28) return undefined;
    const binding = link.slice(32);
    const secret = link.slice(0, 32);
    const key = await wrapping(passphrase === undefined ? secret : join(secret, await stretch(passphrase, salt)), salt);
    const headData = join(bytes.slice(0, 19), binding);
    for (let at = 19; at < end; at += 60) {
      const wrapped = await decrypt(key, bytes.slice(at, at + 12), headData, bytes.slice(at + 12, at + 60));
      if (!wrapped) continue;
      const contentKey = await subtle.importKey('raw', wrapped, 'AES-GCM', false, ['decrypt']);
      const content = await decrypt(contentKey, bytes.slice(end, end + 12), join(bytes.slice(0, end), binding), bytes.slice(end + 12));
      if (!content) return undefined;
      const length = new DataView(content.buffer).getUint32(0);
      const stream = new Blob([content.slice(4, 4 + length)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
      const text = await new Response(stream).text();
      const line = text.indexOf('\n');
      return { facts: JSON.parse(text.slice(0, line)), page: text.slice(line + 1) };
    }
    return undefined;
  }

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };

  /* Remembers when the newest copy was sealed that it has shown, so that an old one put in its place is noticed. */
  function isReplayed(sealedAt) {
    try {
      const name = `banyan-share ${location.pathname}`;
      if (Number(localStorage.getItem(name)) > sealedAt) return true;
      localStorage.setItem(name, String(sealedAt));
    } catch (_) {
      /* Without storage nothing is remembered. */
    }
    return false;
  }

  function show({ facts, page }) {
    if (facts.expires && today() > facts.expires)
      return say(`This link ended on ${facts.expires}. Ask the sender for a new one.`);
    if (isReplayed(facts.sealedAt)) return say(WORDS.replayed);
    const parsed = new DOMParser().parseFromString(page, 'text/html');
    const drawn = parsed.getElementById('drawn');
    if (drawn) drawn.remove();
    document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
    /* The policy around a sealed page cannot name the style of its diagrams, as its hash would tell something of them. */
    if (drawn && document.adoptedStyleSheets) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(drawn.textContent);
      document.adoptedStyleSheets = [sheet];
    }
  }

  async function start() {
    const fragment = location.hash.slice(1);
    history.replaceState(null, '', location.pathname + location.search);
    if (!subtle) return say(window.isSecureContext ? WORDS.old : WORDS.insecure);
    if (typeof DecompressionStream === 'undefined') return say(WORDS.old);
    if (fragment === '') return say(WORDS.incomplete);
    let bytes;
    let link;
    try {
      bytes = decode(document.getElementById('sealed').textContent.trim());
      link = decode(fragment.replace(/-/g, '+').replace(/_/g, '/'));
    } catch (_) {
      return say(WORDS.wrong);
    }
    if (link.length !== 48) return say(WORDS.wrong);
    const tryWith = async (passphrase) => {
      say('Opening …');
      const opened = await open(bytes, link, passphrase).catch(() => undefined);
      if (opened) show(opened);
      else say(passphrase === undefined ? WORDS.wrong : WORDS.wrongWithPassphrase);
    };
    if ((bytes[1] & 1) === 0) return tryWith(undefined);
    say('This page needs the passphrase that you were given beside the link.');
    form.hidden = false;
    form.onsubmit = (event) => {
      event.preventDefault();
      tryWith(form.elements.passphrase.value);
    };
    form.elements.passphrase.focus();
  }

  addEventListener('hashchange', () => {
    if (location.hash.length > 1) location.reload();
  });
  start();
})();
