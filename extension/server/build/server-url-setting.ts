import { SettingError } from '../../build/setting-error.ts';
import { DEFAULT_SERVER } from '../../build-defaults.ts';

/**
 * The address of a build's server.
 *
 * @param setting `WXT_SERVER_URL`
 * @throws SettingError naming the variable where no request could reach the server by it
 */
export function serverAddress(setting: string | undefined): URL {
  const text = setting ?? DEFAULT_SERVER;
  const url = URL.parse(text);
  const problem = problemOf(text, url);
  if (url === null || problem !== null) throw new SettingError(`WXT_SERVER_URL ${problem}.`);
  return url;
}

function problemOf(text: string, url: URL | null): string | null {
  if (text.trim() === '') return `is empty: name the server, or unset it for ${DEFAULT_SERVER}`;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return 'is no web address: write https://alongside.example.com';
  }
  if (url.username || url.password) return 'names a user: write the address without';
  if (url.search || url.hash || /[?#]$/.test(text)) {
    return 'has a query or a fragment: write the address without';
  }
  if (text.endsWith('/')) return 'ends in a slash: leave it out';
  return null;
}
