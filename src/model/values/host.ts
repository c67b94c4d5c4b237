/** Returns the host of an address, with its port if that is not the usual one: `https://API.example.com:443/v1` → `api.example.com`. */
export function hostOf(address: string | undefined): string | undefined {
  const [, scheme = '', authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(address ?? '') ?? [];
  const host = authority?.replace(/^[^@]*@/, '').toLowerCase();
  return host?.replace(scheme.toLowerCase() === 'http' ? /:80$/ : /:443$/, '');
}

/**
 * Returns whether callers may see a host. Names without a dot, loopback and private addresses belong to machines behind a router:
 * `localhost:8000`, `node-api:3000`, `10.0.0.7`.
 */
export function isPublicHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name.includes('.') && !/^(?:127|10|192\.168|169\.254|0)\.|^172\.(?:1[6-9]|2\d|3[01])\.|\.local(?:host)?$/.test(name);
}
