import { describe, expect, it } from 'vitest';
import { withoutModules } from './bundled-modules.ts';

const bundle = 'var a,b={7(e,t){return "}"},12(e){e.x=`{`},488(){}},c=b[7]();export{c as C};';

describe('modules in a bundle', () => {
  it('are emptied by their numbers, whatever their code holds', () => {
    expect(withoutModules(bundle, ['12', '7'])).toBe(
      'var a,b={7(e,t){},12(e){},488(){}},c=b[7]();export{c as C};',
    );
  });

  it('must be there', () => {
    expect(() => withoutModules(bundle, ['7', '8'])).toThrow('no module 8');
  });
});
