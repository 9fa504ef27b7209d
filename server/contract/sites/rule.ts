import * as v from 'valibot';

/** Names of placeholders and of what elements are read for. */
const Name = v.pipe(v.string(), v.regex(/^[A-Za-z]\w{0,23}$/));

/** Text that a person writes into a rule. */
function written(maxChars: number, description: string) {
  return v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxChars), v.description(description));
}

const SiteId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,24}$/, 'is no id: use 1 to 24 of a-z, 0-9 and -'),
);

const AddressPattern = written(
  300,
  'A pattern of addresses: /courses/{course}/{kind:pages|quizzes}/{chapter:number}?part={part}#/{rest...}',
);

const Selector = v.pipe(
  v.string(),
  v.maxLength(120),
  v.regex(
    /^(?:(?:[A-Za-z][\w-]*|(?=[#.[]))(?:[#.][\w-]+|\[[\w-]+(?:="[^"\]]*")?\])*(?:(?: > | )(?=\S)|$))+$/,
    'is no selector that rules know: use tags, #ids, .classes and [attributes], with spaces or > between',
  ),
  v.description('A CSS selector of tags, #ids, .classes and [attributes]'),
);

const Attribute = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][\w:-]{0,59}$/),
  v.description('An attribute’s name'),
);

/** Where a value stands in the page: in a class of an element, or in one of its attributes. */
export const ElementSource = v.union([
  v.strictObject({
    element: Selector,
    class: written(100, 'A pattern of one class: course-{value:number}'),
  }),
  v.strictObject({
    element: Selector,
    attribute: Attribute,
    as: v.exactOptional(written(100, 'A pattern of the whole attribute: course/{value}')),
  }),
]);
export type ElementSource = v.InferOutput<typeof ElementSource>;

/** Where a title stands: an element’s text, or one of its attributes. */
const TitleSource = v.strictObject({ element: Selector, attribute: v.exactOptional(Attribute) });

const Page = v.strictObject({
  at: v.union([AddressPattern, v.pipe(v.array(AddressPattern), v.minLength(1), v.maxLength(10))]),
  read: v.exactOptional(
    v.pipe(
      v.record(Name, ElementSource),
      v.maxEntries(6),
      v.description('What elements tell, by name'),
    ),
  ),
  course: v.exactOptional(written(200, 'The course’s id, of what was read. By default {course}')),
  chapter: v.exactOptional(
    written(200, 'The chapter’s id, of what was read. By default {chapter}'),
  ),
});
export type Page = v.InferOutput<typeof Page>;

const Origins = v.pipe(
  v.array(written(200, 'https://learn.example.com, https://*.example.com, http://127.0.0.1:*')),
  v.minLength(1, 'name one at least'),
  v.maxLength(20),
  v.description(
    'Where the site is: `https://learn.example.com`, `https://*.example.com` for every host below, `http://127.0.0.1:*` for every port',
  ),
);

const Trim = v.pipe(
  v.array(written(40, 'An ending of a path: .html, or a whole last segment: index.html')),
  v.maxLength(10),
  v.description(
    'What is taken off the end of a path before it is looked at: an ending (`.html`) or a whole last segment (`index.html`)',
  ),
);

const Frame = v.strictObject({
  origins: Origins,
  at: AddressPattern,
  trim: v.exactOptional(Trim),
  chapter: v.pipe(
    written(
      200,
      'The id of what the frame shows, of the page’s {course} and {chapter} and of what the frame’s address tells',
    ),
  ),
});

const rule = {
  aliases: v.exactOptional(
    v.pipe(
      v.array(SiteId),
      v.maxLength(10),
      v.description('Ids that the site had before: no other site may take them'),
    ),
  ),
  origins: Origins,
  base: v.exactOptional(
    written(200, 'The folder that the site stands in, where it is not the whole host: `/moodle`'),
  ),
  locales: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/))),
      v.maxLength(100),
      v.description('Languages that a path may begin with: the page is the same room in each'),
    ),
  ),
  trim: v.exactOptional(Trim),
  pages: v.pipe(
    v.array(Page),
    v.minLength(1, 'name one kind of page at least'),
    v.maxLength(40),
    v.description(
      'Kinds of chapter pages (below). The first whose pattern is like the address says what the ids are',
    ),
  ),
  except: v.exactOptional(
    v.pipe(
      v.array(AddressPattern),
      v.maxLength(40),
      v.description('Patterns of pages that are no chapters'),
    ),
  ),
  sameCourse: v.exactOptional(
    v.pipe(
      v.record(written(500, 'A course’s id'), written(500, 'The course whose rooms it shares')),
      v.maxEntries(200),
      v.description('Courses that share the rooms of another: `{"maths-2025": "maths"}`'),
    ),
  ),
  titles: v.exactOptional(
    v.pipe(
      v.strictObject({
        course: v.exactOptional(TitleSource),
        chapter: v.exactOptional(TitleSource),
        without: v.exactOptional(
          v.pipe(
            v.array(written(100, 'The site’s name, as it stands in document.title')),
            v.maxLength(10),
          ),
        ),
      }),
      v.description(
        'Which elements hold the titles of `course` and `chapter`, `{"element": "h1"}`. Else a chapter is called by `document.title`, less the names in `without`',
      ),
    ),
  ),
  access: v.exactOptional(
    v.pipe(
      v.picklist(['open', 'enrolled']),
      v.description(
        'Who may enter a room: `open`, who is signed in (the default), or `enrolled`, who is on the course',
      ),
    ),
  ),
  groups: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description(
        '`true`: learners meet those of their own group alone, as [the course’s list](enrolment.md#groups) has it. Instructors and admins meet all groups',
      ),
    ),
  ),
  uniqueChapters: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description(
        '`true`: chapter ids are unique over all courses of the site, and rooms are named by them alone. One site of a server may say so',
      ),
    ),
  ),
  frames: v.exactOptional(
    v.pipe(
      v.array(Frame),
      v.maxLength(10),
      v.description(
        'Frames that show parts of a chapter, each a room of its own: `origins`, `at` and `trim` as above, and `chapter`, made of the page’s `{chapter}` and of what the frame’s address tells',
      ),
    ),
  ),
};

/** A site rule, whole: how its addresses and pages tell course and chapter. */
export const SiteRule = v.strictObject({ id: SiteId, ...rule });
export type SiteRule = v.InferOutput<typeof SiteRule>;

/** All of a rule but what is a site’s own: what a preset brings. */
export type Preset = Omit<SiteRule, 'id' | 'aliases' | 'origins' | 'base'>;

/** A site as an operator writes it: by a preset, what is given besides takes the place of the preset’s. */
export const SiteEntry = v.strictObject({
  id: v.exactOptional(
    v.pipe(
      SiteId,
      v.description(
        'What the site is called in rooms: 1 to 24 of a–z, 0–9 and `-`. By default made of the host',
      ),
    ),
  ),
  preset: v.exactOptional(
    written(24, 'A preset’s name: the rule is that one’s, but for what stands beside it'),
  ),
  ...rule,
  pages: v.exactOptional(rule.pages),
});
export type SiteEntry = v.InferOutput<typeof SiteEntry>;

/** A file of site rules (`SITES_FILE`). */
export const SitesFile = v.strictObject({
  $schema: v.exactOptional(v.string()),
  sites: v.pipe(v.array(SiteEntry), v.minLength(1), v.maxLength(50)),
});
