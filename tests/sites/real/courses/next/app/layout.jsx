import { Progress } from './progress.jsx';

export const metadata = { title: { default: 'Green School', template: '%s | Green School' } };

/** Every page of the school: the whole document is React's. */
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Progress />
        {children}
      </body>
    </html>
  );
}
