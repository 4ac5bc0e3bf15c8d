/** Puts files where the server gives them (tests/security/kept-files.mjs); says where each is. */
export async function keep(files: Readonly<Record<string, string>>): Promise<(name: string) => string> {
  const folder = crypto.randomUUID();
  await fetch('/__kept', {
    method: 'PUT',
    body: JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))),
  });
  return (name) => `/__kept/${folder}/${name}`;
}
