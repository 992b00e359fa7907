/** The operators of the search box, as docs/reference/search.md has them; a test compares the two. */
export const OPERATORS = ["from", "in", "thread", "mentions", "has", "before", "after", "is"] as const;
export type OperatorName = (typeof OPERATORS)[number];

/** What can stand behind the colon where it is one of a list. */
export const CHOICES: Partial<Record<OperatorName, readonly string[]>> = {
  has: ["link", "image", "file", "voice", "poll"],
  is: ["pinned", "resolved", "saved"],
};

export const EXAMPLES: Record<OperatorName, string> = {
  from: "from:mia",
  in: "in:general",
  thread: 'thread:"release plans"',
  mentions: "mentions:me",
  has: "has:link",
  before: "before:2026-11-21",
  after: "after:2026-10",
  is: "is:pinned",
};

export const isOperator = (name: string): name is OperatorName => (OPERATORS as readonly string[]).includes(name);
