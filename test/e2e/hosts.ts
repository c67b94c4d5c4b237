import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import sirv from 'sirv';

/** The content policy of a `_headers` file, or of a snippet of the guide. */
export const policyIn = (text: string): string | undefined => /Content-Security-Policy:? (?:= )?"?([^"\n]*)/.exec(text)?.[1];

const servers: Server[] = [];

/** Ends all hosts of this file. */
export function closeHosts(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** Serves a folder as a host that sends one policy with everything, or none. */
export async function hosted(folder: string, policy: string | undefined): Promise<string> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    if (policy !== undefined) response.setHeader('content-security-policy', policy);
    files(request, response, () => void response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}

/** A page that keeps everything that its console, or the policy, has to complain about. */
export async function watched(browser: Browser): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && refused.push(message.text())));
  page.on('pageerror', (error) => void refused.push(error.message));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  return { page, refused };
}
