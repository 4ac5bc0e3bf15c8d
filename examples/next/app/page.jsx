import { Film } from './film';

export default function Page() {
  return (
    <main>
      <h1>What the Wind Kept</h1>
      <Film />
    </main>
  );
}
