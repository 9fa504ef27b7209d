import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LESSONS } from '../../lessons.js';

export async function generateMetadata({ params }) {
  return { title: titleOf((await params).lesson) };
}

/** A lesson, with client-side links to all others. */
export default async function Lesson({ params }) {
  const { course, lesson } = await params;
  const shown = LESSONS.find(({ id }) => id === lesson);
  if (!shown) notFound();
  return (
    <main>
      <h1>{shown.title}</h1>
      <p>{shown.text}</p>
      <nav>
        <Link href="/">Green School</Link>
        <a href="#notes">Notes</a>
        {LESSONS.map(({ id, title }) => (
          <Link key={id} href={`/learn/${course}/${id}`}>
            {title}
          </Link>
        ))}
      </nav>
      <h2 id="notes">Notes</h2>
    </main>
  );
}

function titleOf(lesson) {
  return LESSONS.find(({ id }) => id === lesson)?.title ?? 'Not found';
}
