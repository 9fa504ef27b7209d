import { afterEach, expect, it, vi } from 'vitest';
import { attachShadow } from './shadow.ts';

/** As much of an element and of its shadow root as is needed to click in it. */
class Host extends EventTarget {
  mode: ShadowRootMode | undefined;
  readonly root = new EventTarget();

  attachShadow({ mode }: ShadowRootInit) {
    this.mode = mode;
    return this.root;
  }
}

function attached(): Host {
  const host = new Host();
  Reflect.apply(attachShadow, undefined, [host]);
  return host;
}

afterEach(() => vi.unstubAllEnvs());

it('shuts the page out of what is shown in it, but in builds for demo and tests', () => {
  expect(attached().mode).toBe('closed');
  vi.stubEnv('WXT_OPEN_SHADOW', '1');
  expect(attached().mode).toBe('open');
});

it('lets no click through that a script made', () => {
  const { root } = attached();
  const pressed = vi.fn();
  root.addEventListener('click', pressed);
  const click = new Event('click', { cancelable: true });
  root.dispatchEvent(click);
  expect(pressed).not.toHaveBeenCalled();
  expect(click.defaultPrevented).toBe(true);
});
