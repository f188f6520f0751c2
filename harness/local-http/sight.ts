/** One request to localhost and what it was answered. */
export interface LocalSight {
  readonly port: number;
  readonly secure: boolean;
  readonly method: string;
  readonly path: string;
  readonly origin: string | null;
  readonly status: number;
  /** Whether a browser lets the page read the answer. */
  readonly readable: boolean;
}

const longest = 80;

/** What a stranger wrote, on one line and of bounded length. */
const shown = (text: string): string => {
  const plain = text.replace(/[^\x20-\x7e]/g, '?');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
};

/** A request for people. */
export const localWords = ({ port, secure, method, path, origin, status, readable }: LocalSight): string => {
  const page = origin === null ? '' : `  for a page of ${shown(origin)}`;
  const kept = origin === null || readable ? '' : ', which the browser keeps from that page (CORS)';
  return `${secure ? 'https' : 'http'}://localhost:${port}  ${method} ${shown(path)}${page}  →  ${status}${kept}`;
};
