const SITES = new RegExp(COURSE_SITES);

/** Whether a page is of a host of this build's course sites. */
export function isOnCourseSite(address: string): boolean {
  return SITES.test(address);
}
