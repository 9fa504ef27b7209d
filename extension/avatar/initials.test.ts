import { describe, expect, it } from 'vitest';
import { initials } from './initials.ts';

describe('initials', () => {
  it.each([
    ['Ana', 'A'],
    ['ana garcía', 'AG'],
    ['Ana María García López', 'AL'],
    ['  Ben   Whitfield ', 'BW'],
    ['山田 太郎', '山太'],
    ['ليلى حداد', 'لح'],
    ['हिंदी', 'हिं'],
    ['e\u0301lan', 'E\u0301'],
    ['7up', '7'],
    ['(Ben) [TA]', 'BT'],
    ['<img src=x onerror=alert(1)>', 'IO'],
    ['👩🏽‍🚀 Zoë', '👩🏽‍🚀Z'],
    ['🇧🇷 Ana', '🇧🇷A'],
    ['☕️ ❤️‍🔥', '☕️❤️‍🔥'],
    ['1️⃣ 🏳️‍🌈', '1️⃣🏳️‍🌈'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['...', '?'],
    ['', '?'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
