/** A chapter of the demo course: short, and worth reading. */
export interface Chapter {
  title: string;
  /** One sentence under the title. */
  lead: string;
  sections: { heading: string; paragraphs: string[] }[];
}

export const COURSE_TITLE = 'The night sky';

/** The chapters in reading order; the first is chapter `1`. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'Finding north',
    lead: 'One star hardly moves, and you can find it without any instrument.',
    sections: [
      {
        heading: 'Start with the Plough',
        paragraphs: [
          'Seven bright stars make the shape of a saucepan: four for the bowl, three for the handle. In Britain it is the Plough, in America the Big Dipper. From most of Europe it never sets.',
          'Take the two stars at the end of the bowl, the side away from the handle. They are called the pointers. Draw a line through them, out of the open top, five times as long as the distance between them.',
        ],
      },
      {
        heading: 'Where the line ends',
        paragraphs: [
          'The line ends at Polaris, a star of middling brightness with nothing bright around it. Face it and you face north, within a degree, at any hour of any night.',
          'Its height tells you something else. Measure the angle between Polaris and the horizon and you have your latitude: 52° in Berlin, 38° in Lisbon. Sailors crossed oceans with that one number.',
        ],
      },
      {
        heading: 'Why it stays still',
        paragraphs: [
          'The sky seems to turn because the Earth does. Polaris happens to stand almost exactly over the North Pole, at the hub of the wheel. It is chance, and it passes: the axis of the Earth swings round once in 26,000 years, and when the pyramids were built the star over the pole was another.',
        ],
      },
    ],
  },
  {
    title: 'Why the Moon changes',
    lead: 'The Moon is always half lit. What changes is how much of that half we see.',
    sections: [
      {
        heading: 'Half a ball of light',
        paragraphs: [
          'Hold an orange beside a lamp. One half is bright, the other dark, wherever you stand. Walk around it, and the bright part grows from a sliver to a full disc and shrinks again.',
          'The Moon does the walking for us. It goes round the Earth in a little over 27 days, and as the Earth moves on around the Sun meanwhile, the shapes repeat every 29 and a half.',
        ],
      },
      {
        heading: 'Reading the crescent',
        paragraphs: [
          'In the evening, low in the west, a thin Moon is growing. Before dawn, low in the east, it is shrinking. A full Moon rises as the Sun sets, because it stands opposite; a half Moon at dusk stands due south.',
          'On a clear evening look at the dark part of a young crescent. It glows faintly grey. That is earthshine: sunlight that the Earth throws on the Moon and the Moon throws back.',
        ],
      },
    ],
  },
  {
    title: 'Wandering stars',
    lead: 'Five lights do not keep their places. The Greeks called them wanderers: planets.',
    sections: [
      {
        heading: 'How to tell one',
        paragraphs: [
          'Stars are so far away that they are points, and moving air makes a point flicker. A planet is a tiny disc; the flickers of its parts cancel out, and it shines steadily.',
          'Planets also keep to one road. The Sun, the Moon and all the planets travel along the same band of sky, because the solar system is flat like a plate and we look along it.',
        ],
      },
      {
        heading: 'Venus, Jupiter and the loop of Mars',
        paragraphs: [
          'Venus is the brightest of them, never far from the Sun: an evening star for some months, a morning star for others. Jupiter rules the middle of the night; steady binoculars show its four large moons in a row.',
          'Mars does something odd. Every 26 months it slows down, goes backwards for some weeks, and then moves on. Nothing happens to Mars: the Earth, on the inside lane, overtakes it.',
        ],
      },
    ],
  },
  {
    title: 'Light from long ago',
    lead: 'To look far is to look back.',
    sections: [
      {
        heading: 'The speed of news',
        paragraphs: [
          'Light covers 300,000 kilometres in a second. From the Moon it takes a little over a second, from the Sun eight minutes, from the next star four years. Polaris sent you tonight’s light when Galileo’s grandparents were young.',
        ],
      },
      {
        heading: 'The farthest thing you can see',
        paragraphs: [
          'In autumn, away from towns, look for a faint smudge between Cassiopeia and the great square of Pegasus. It is the Andromeda galaxy. Its light left two and a half million years ago, when our ancestors were making their first stone tools.',
          'No eye sees farther without help. A small telescope shows a thousand such islands, each of them with more suns than there have been people.',
        ],
      },
    ],
  },
];
