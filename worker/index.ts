// Entry of the Worker: requests, and the job that runs each day.
import { createApp } from "./app.ts";
import { passDeadlines } from "./closing/pass-deadlines.ts";
import { openDatabase } from "./db/database.ts";
import type { Env } from "./env.ts";
import { dayInVietNam } from "./http/scope.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  scheduled: async ({ scheduledTime }, { DB }) => {
    const moment = new Date(scheduledTime);
    await passDeadlines(openDatabase(DB), { now: moment.toISOString(), today: dayInVietNam(moment) });
  },
} satisfies ExportedHandler<Env>;
