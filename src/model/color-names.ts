/** Names of CSS colours that subtitles use. */
const COLOR_NAMES = new Set(
  'aqua aquamarine azure beige black blue brown chocolate coral cornflowerblue crimson cyan darkblue darkgray darkgreen darkorange darkred deeppink deepskyblue dodgerblue firebrick forestgreen fuchsia gold goldenrod gray green greenyellow grey hotpink indigo ivory khaki lavender lightblue lightgray lightgreen lightgrey lightyellow lime limegreen magenta maroon navy olive orange orangered orchid pink plum purple red royalblue salmon seagreen sienna silver skyblue steelblue tan teal tomato turquoise violet wheat white whitesmoke yellow yellowgreen'.split(
    ' ',
  ),
);

/** Does a class keep a colour of this name? */
export const isColorName = (name: string): boolean => COLOR_NAMES.has(name);
