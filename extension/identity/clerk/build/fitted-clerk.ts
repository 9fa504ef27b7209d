import type { Plugin } from 'vite';
import { matchIn } from '../../../build/match-in.ts';
import { withoutModules } from './bundled-modules.ts';

/** What rates the strength of new passwords: 200 kB gzip of dictionaries inside of Clerk's own file. */
const PASSWORD_STRENGTH = ['@zxcvbn-ts/core', '@zxcvbn-ts/language-common'];

/**
 * Fits Clerk's client to a worker that does nothing but sign in:
 *
 * - Without what rates the strength of new passwords.
 * - Without telemetry. The client for workers passes no options on, and unless it is told otherwise
 *   it sends what happens, and its debug log, to clerk-telemetry.com.
 * - Without the debug log that can be switched on for an instance from afar. It holds the addresses
 *   of requests, and those of a development instance hold the browser's secret.
 *
 * Each of these fails the build where Clerk's code has become another, rather than do nothing.
 */
export function fittedClerk(): Plugin {
  return {
    name: 'fitted-clerk',
    transform: {
      filter: { id: /\/@clerk\/(clerk-js|chrome-extension)\/dist\// },
      handler(code, id) {
        if (id.includes('/clerk.no-rhc')) {
          return { code: withoutDebugLog(withoutModules(code, passwordStrength(code))), map: null };
        }
        return code.includes('standardBrowser')
          ? { code: withoutTelemetry(code), map: null }
          : null;
      },
    },
  };
}

function passwordStrength(code: string): string[] {
  return PASSWORD_STRENGTH.map((name) => {
    const loader = new RegExp(`"${name}":[^,]*?\\.bind\\(\\w+,(\\d+)\\)`);
    return match(code, loader)[1] ?? '';
  });
}

function withoutDebugLog(code: string): string {
  return replaced(code, /this\.withDefault\(\w+\.client_debug_mode,this\.clientDebugMode\)/, '!1');
}

function withoutTelemetry(code: string): string {
  return replaced(
    code,
    /\.load\(\{ standardBrowser: false \}\)/,
    '.load({ standardBrowser: false, telemetry: false })',
  );
}

function replaced(code: string, from: RegExp, to: string): string {
  match(code, from);
  return code.replace(from, to);
}

function match(code: string, pattern: RegExp): RegExpExecArray {
  return matchIn('Clerk', code, pattern);
}
