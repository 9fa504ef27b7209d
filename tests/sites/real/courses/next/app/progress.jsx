'use client';

import { useState } from 'react';

/** Keeps its state over client-side links, and shows that React has taken over what the server drew. */
export function Progress() {
  const [done, setDone] = useState(0);
  return (
    <button type="button" id="progress" onClick={() => setDone(done + 1)}>
      {done} done
    </button>
  );
}
