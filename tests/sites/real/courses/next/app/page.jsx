import Link from 'next/link';

export default function Home() {
  return (
    <main>
      <h1>Green School</h1>
      <Link href="/learn/botany/roots">Roots</Link>
    </main>
  );
}
