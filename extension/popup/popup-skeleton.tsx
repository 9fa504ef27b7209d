import { popupWords } from '../words/popup.ts';

function Setting() {
  return (
    <div class="switch">
      <span class="bone line" />
      <span class="bone button" />
    </div>
  );
}

/** What stands in the popup until the first view has come, of the same size, so that nothing jumps. */
export function PopupSkeleton() {
  return (
    <main aria-busy="true">
      <header class="global">
        <p class="number">
          <span class="bone" />
        </p>
        <h1>{popupWords.learningNow(0)}</h1>
      </header>
      <section>
        <Setting />
        <Setting />
      </section>
      <section>
        <Setting />
      </section>
      <section>
        <div class="folded">
          <span class="bone line" />
        </div>
      </section>
      <footer>
        <span class="bone avatar" />
        <span class="bone line" />
        <span class="bone button" />
      </footer>
    </main>
  );
}
