/** Prints rows below their heads; the first column to the left, the others to the right. */
export function printTable(heads, rows) {
  const table = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('   ');
  console.log(line(table[0]));
  console.log(widths.map((width) => '-'.repeat(width)).join('   '));
  for (const row of table.slice(1)) console.log(line(row));
}
