"use strict";

/* The console's page. It knows the JSON API and nothing else. Whatever comes from there is shown as text, never as
   markup: company names are written by strangers. */

const LANES = {
  HUMAN: "For people", AUTOMATION: "For machines", CONTESTED: "Contested", HELD: "Held",
  SUPPRESSED: "Suppressed", EXPIRED: "Expired", CLOSED: "Closed",
};
const STEP = 100;
const MOST = 1000;
const RIVALS_LIMIT = 1;
const RIVALS_SCALE = 5;

const $ = (id) => document.getElementById(id);
const state = { leads: new Map(), pending: new Map(), sellers: new Set(), hours: "", account: null, dossier: null, shown: STEP, caughtUp: true };

/* ---- making elements ---- */

function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  fill(node, props, children);
  return node;
}

function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function fill(node, props, children) {
  for (const [key, value] of Object.entries(props)) {
    if (key in node && typeof value !== "string") node[key] = value;
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== "").map(plain));
}

/** Signs that turn the direction of what follows: in a stranger's name they would turn our own words, too. */
function plain(child) {
  return typeof child === "string" ? child.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "") : child;
}

/* ---- saying numbers and times ---- */

const WHOLE = new Intl.NumberFormat("en");
const EUROS = new Intl.NumberFormat("en", { style: "currency", currency: "EUR", notation: "compact", maximumSignificantDigits: 3 });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

const percent = (p) => p === null || p === undefined ? "–" : `${Math.round(p * 100)} %`;
const rivals = (r) => (r < 9.95 ? r.toFixed(1) : String(Math.round(r)));

function duration(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function ago(iso) {
  const ms = Date.now() - Date.parse(iso);
  if (Math.abs(ms) < 60000) return "now";
  if (Math.abs(ms) > 45 * 86400000) return DAY.format(Date.parse(iso));
  return ms > 0 ? `${duration(ms).split(" ").slice(0, 2).join(" ")} ago` : `in ${duration(-ms).split(" ").slice(0, 2).join(" ")}`;
}

function time(iso, text) {
  return el("time", { datetime: iso, title: new Date(iso).toLocaleString("en-GB") }, text ?? ago(iso));
}

/** In the time of whoever looks; where it is another one for the person, theirs too. */
function contactWindow(lead, zone) {
  if (!lead.contactFrom) return "";
  const from = Date.parse(lead.contactFrom);
  const until = lead.contactUntil ? `–${CLOCK.format(Date.parse(lead.contactUntil))}` : "";
  const theirs = timeIn(zone, from);
  return (Math.abs(from - Date.now()) < 6 * 86400000 ? WEEKDAY : MOMENT).format(from) + until
    + (theirs && theirs !== WEEKDAY.format(from) ? ` (there ${theirs})` : "");
}

function timeIn(zone, at) {
  try {
    return zone ? new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at) : "";
  } catch {
    return "";
  }
}

const nameOf = ({ account, accountId }) => account?.name?.trim() || accountId.replace(/^(domain|name|registry):/, "");

/* ---- talking to the API ---- */

async function ask(path, options) {
  const response = await fetch(path, { headers: { Accept: "application/json" }, ...options });
  if (response.status === 401) location.reload();
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || `the console answered ${response.status}`);
  return body;
}

const failing = new Map();

/** Says that something is out of date for as long as any of it is. */
function trouble() {
  const [message] = failing.values();
  const text = message ? `What you see may be old: ${message}` : "";
  if ($("trouble").textContent !== text) $("trouble").textContent = text;
  $("trouble").hidden = !text;
}

/** Asks and shows; keeps what is on the page when there is no answer. */
async function refresh(path, show) {
  const [what] = path.split("?");
  try {
    show(await ask(path));
    failing.delete(what);
  } catch (failure) {
    failing.set(what, failure.message);
  }
  trouble();
}

/* ---- health ---- */

function showHealth(health) {
  $("parts").replaceChildren(...health.parts.map((part) => el("li", { class: part.ok ? "ok" : "bad", title: part.detail },
    el("span", {}, part.name),
    part.ok ? el("span", { class: "address" }, part.address) : el("span", { class: "bad-detail" }, part.detail || "down"))));
  const wasBehind = !state.caughtUp;
  state.caughtUp = health.view.caughtUp;
  if (wasBehind && state.caughtUp) loadNews();
}

/* ---- funnel ---- */

function showFunnel(funnel) {
  const { signals, rejected, unresolved, used, duplicates, undecided } = funnel.stages;
  const most = Math.max(1, signals);
  const rows = [
    ["Taken in", signals, ""], ["Counted as evidence", used, ""], ["Repeats of the same fact", duplicates, "mute"],
    ["In no decision (yet)", undecided, "mute"], ["No account found", unresolved, "warn"], ["Rejected", rejected, "bad"],
  ];
  $("stages").replaceChildren(...rows.flatMap(([name, count, tone]) => {
    const bar = el("div", { class: `fill ${tone}` });
    bar.style.width = `${(100 * count) / most}%`;
    return [el("dt", {}, name), el("div", { class: "track" }, bar), el("dd", {}, WHOLE.format(count))];
  }));
  showLanes(funnel);
}

function showLanes({ current, decisions }) {
  const known = Object.keys(LANES);
  const strip = known.map((lane) => {
    const part = el("span", { class: `lane-fill is-${lane}`, title: `${LANES[lane]}: ${current[lane]}` });
    part.style.flexGrow = current[lane];
    return part;
  });
  $("lane-strip").replaceChildren(...strip.filter((_, i) => current[known[i]] > 0));
  $("lane-strip").setAttribute("aria-label", known.map((lane) => `${LANES[lane]} ${current[lane]}`).join(", "));
  $("lanes").replaceChildren(...known.map((lane) => el("div", { class: `is-${lane}` },
    el("i", { class: "lane-fill" }), el("dt", {}, LANES[lane]),
    el("dd", {}, WHOLE.format(current[lane]), " ",
      el("small", { title: "Decisions in this span of time" }, `${WHOLE.format(decisions[lane])} decided`)))));
}

function funnelPath() {
  return state.hours ? `/api/funnel?from=${new Date(Date.now() - state.hours * 3600000).toISOString()}` : "/api/funnel";
}

/* ---- opportunities ---- */

/** A bar from low to high with a dot at the mean, on a scale from 0 to max. */
function interval({ mean, low, high }, max, width, tone, limit) {
  const x = (value) => 3 + (Math.min(Math.max(value, 0), max) / max) * (width - 6);
  const picture = svg("svg", { class: "interval", width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true" },
    svg("line", { class: "axis", x1: 3, x2: width - 3, y1: 7, y2: 7 }),
    svg("line", { class: "span", x1: x(low), x2: x(high), y1: 7, y2: 7 }),
    svg("circle", { class: "mean", cx: x(mean), cy: 7, r: 4 }));
  if (limit !== undefined) picture.append(svg("line", { class: "limit", x1: x(limit), x2: x(limit), y1: 0, y2: 14 }));
  if (tone) picture.style.setProperty("--tone", tone);
  return picture;
}

function fact(label, kind, ...value) {
  return el("div", { class: `fact ${kind}` }, el("span", { class: "label" }, label), el("span", { class: "value" }, ...value));
}

function rivalsFact(lead, width) {
  const r = lead.expectedRivals;
  const tone = r.mean <= RIVALS_LIMIT ? "var(--human)" : "var(--contested)";
  const title = `${rivals(r.mean)} rivals expected to know, between ${rivals(r.low)} and ${rivals(r.high)}`;
  const box = fact("Rivals who know", "rivals", rivals(r.mean), interval(r, Math.max(RIVALS_SCALE, r.high), width, tone, RIVALS_LIMIT),
    el("span", { class: "plain" }, `${rivals(r.low)}–${rivals(r.high)}`));
  box.title = title;
  return box;
}

function blueFact(lead) {
  if (!lead.blueUntil) return fact("Under radar", "", lead.expectedRivals.mean <= RIVALS_LIMIT ? "no end in sight" : "no");
  const left = Date.parse(lead.blueUntil) - Date.now();
  const text = el("span", { "data-until": lead.blueUntil, class: left < 6 * 3600000 ? "soon" : "" }, left > 0 ? duration(left) : "over");
  const box = fact("Under radar for", "", text);
  box.title = `Until ${new Date(lead.blueUntil).toLocaleString("en-GB")}, if nothing else happens`;
  return box;
}

function sellerFact(lead) {
  if (lead.lane === "SUPPRESSED" && lead.liftsAt) return fact("Lifts", "last", time(lead.liftsAt));
  if (lead.lane !== "HUMAN") return fact("Rule", "last", el("span", { class: "plain" }, lead.rule));
  return fact("Seller", "last", lead.sellerId || "nobody assigned");
}

/** Whom to contact, how and when; nothing where nobody is to be contacted yet, or any more. */
function contact(lead) {
  if (lead.lane !== "HUMAN" && lead.lane !== "AUTOMATION") return null;
  const whom = lead.people.find((one) => one.id === lead.personId);
  const name = whom?.name?.trim();
  const role = name && whom.role ? ` (${whom.role})` : "";
  const how = [lead.channel?.toLowerCase(), contactWindow(lead, whom?.timeZone)].filter(Boolean).map((text) => ` · ${text}`);
  return el("p", { class: "contact" }, el("span", { class: "label" }, "Contact "),
    el("bdi", {}, name || whom?.role || lead.personId || "nobody known"), role, ...how);
}

/** The newest event behind it: why now. */
function newest(lead) {
  const [event] = lead.evidence;
  if (!event) return null;
  return el("p", { class: "now" }, el("span", { class: "label" }, `${kindOf(event)}, `), time(event.occurredAt), event.title ? ": " : "", el("bdi", {}, event.title || ""));
}

const kindOf = (event) => event.kind.toLowerCase().replaceAll("_", " ");

function badges(lead, withLane) {
  return [
    withLane ? el("span", { class: `badge is-${lead.lane}` }, LANES[lead.lane] || lead.lane) : null,
    lead.exploration ? el("span", { class: "badge note", title: "Sent to learn, not for its score" }, "exploration") : null,
    lead.intent === "DEFECTION" ? el("span", { class: "badge is-CONTESTED" }, "may leave") : null,
    lead.intent === "REPURCHASE" ? el("span", { class: "badge note" }, "renewal") : null,
  ];
}

function card(lead) {
  const button = el("button", { class: `card is-${lead.lane}`, type: "button", "data-id": lead.opportunityId },
    el("span", { class: "edge" }),
    el("div", {},
      el("div", { class: "line" }, el("span", { class: "who", dir: "auto" }, nameOf(lead)), el("span", { class: "what" }, lead.offering),
        ...badges(lead, !$("lane").value), el("span", { class: "when" }, time(lead.at))),
      el("p", { class: "why" }, lead.why[0] || ""),
      newest(lead), contact(lead),
      el("div", { class: "facts" }, rivalsFact(lead, 100), fact("Will buy", "", percent(lead.probability)),
        fact("Chance to win", "", percent(lead.winProbability)), fact("Expected value", "", EUROS.format(lead.expectedValue)),
        blueFact(lead), sellerFact(lead))));
  button.addEventListener("click", () => openAccount(lead.accountId));
  return el("li", {}, button);
}

const fits = (lead) => (!$("lane").value || lead.lane === $("lane").value) && (!$("seller").value || lead.sellerId === $("seller").value);

function showLeads(fresh = new Set()) {
  const newest = [...state.leads.values()].filter(fits).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, state.shown);
  state.leads = new Map(newest.map((lead) => [lead.opportunityId, lead]));
  const focused = document.activeElement?.dataset?.id;
  $("list").replaceChildren(...newest.map(card));
  for (const button of $("list").querySelectorAll(".card")) {
    if (fresh.has(button.dataset.id)) button.classList.add("new");
    if (button.dataset.id === focused) button.focus({ preventScroll: true });
  }
  $("empty").hidden = newest.length > 0;
  $("empty").textContent = $("lane").value || $("seller").value
    ? "Nothing here. What was decided otherwise, or goes to others, is under “All”."
    : "Nothing here yet. Opportunities appear as signals are decided on.";
  $("more").hidden = newest.length < state.shown;
  $("more").disabled = state.shown >= MOST;
  $("more").textContent = state.shown < MOST ? `These are the newest ${WHOLE.format(state.shown)}. Show more` : `These are the newest ${WHOLE.format(MOST)}; the API and the topics have all`;
}

function showMore() {
  state.shown = Math.min(MOST, state.shown + STEP);
  loadLeads();
}

function rememberSellers(ids) {
  const before = state.sellers.size;
  for (const id of ids) if (id) state.sellers.add(id);
  if (state.sellers.size === before) return;
  const chosen = $("seller").value;
  $("seller").replaceChildren(el("option", { value: "" }, "All"), ...[...state.sellers].sort().map((id) => el("option", { value: id }, id)));
  $("seller").value = chosen;
}

function leadsPath() {
  const query = new URLSearchParams({ limit: state.shown });
  if ($("lane").value) query.set("lane", $("lane").value);
  if ($("seller").value) query.set("seller", $("seller").value);
  return `/api/opportunities?${query}`;
}

function loadLeads() {
  return refresh(leadsPath(), (leads) => {
    state.leads = new Map(leads.map((lead) => [lead.opportunityId, lead]));
    state.pending.clear();
    $("fresh").hidden = true;
    rememberSellers(leads.map((lead) => lead.sellerId));
    showLeads();
  });
}

/** While somebody reads the list it stays as it is; the news waits behind a button. */
const isRead = () => $("list").matches(":hover, :focus-within") && $("list").childElementCount > 0;

function decided(lead) {
  rememberSellers([lead.sellerId]);
  state.pending.set(lead.opportunityId, lead);
  if (isRead()) showPending();
  else later(takePending, 300);
  later(loadCounts, 2000);
  if (!lead.account) later(completeLeads, 1500);
  if (state.account === lead.accountId && $("detail").open && !$("detail").querySelector("form:focus-within")) later(reloadAccount, 500);
}

function showPending() {
  const news = [...state.pending.values()].filter((lead) => fits(lead) || state.leads.has(lead.opportunityId)).length;
  $("fresh").hidden = news === 0;
  $("fresh").textContent = news === 1 ? "Show 1 new decision" : `Show ${news} new decisions`;
}

function takePending() {
  const fresh = new Set(state.pending.keys());
  for (const [id, lead] of state.pending) state.leads.set(id, lead);
  state.pending.clear();
  $("fresh").hidden = true;
  showLeads(fresh);
}

/** A decision may come before what is known of its account: asks again for what is shown without a name. */
async function completeLeads() {
  for (const lead of await ask(leadsPath()).catch(() => [])) {
    const shown = state.leads.get(lead.opportunityId);
    if (!shown || shown.account || !lead.account) continue;
    state.leads.set(lead.opportunityId, lead);
    const name = $("list").querySelector(`[data-id="${CSS.escape(lead.opportunityId)}"] .who`);
    if (name) name.textContent = nameOf(lead);
  }
}

/* ---- sources and coverage ---- */

function spark(points) {
  const width = 54, height = 16;
  if (points.length < 2) return null;
  const values = points.map((point) => point.mean);
  const low = Math.min(...values), high = Math.max(...values);
  const y = (value) => (high - low < 1e-6 ? height / 2 : height - 2 - ((value - low) / (high - low)) * (height - 4));
  const path = values.map((value, i) => `${i ? "L" : "M"}${((i * width) / (values.length - 1)).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  return svg("svg", { class: "spark", width, height, "aria-hidden": "true" }, svg("path", { d: path }));
}

function change(points) {
  if (Math.abs(points) < 0.005) return el("span", { class: "sub" }, "steady");
  const text = `${points > 0 ? "+" : "−"}${Math.abs(points * 100).toFixed(points > 0.1 || points < -0.1 ? 0 : 1)} pt`;
  return el("span", { class: points > 0 ? "up" : "down", title: "Change of the mean over 30 days" }, text);
}

function sourceRow(source) {
  const known = source.mean !== null;
  const kind = source.settings?.class && source.settings.class !== "UNKNOWN" ? source.settings.class.toLowerCase().replace("_", " ") : "not configured";
  const title = known ? `${percent(source.mean)}, between ${percent(source.low)} and ${percent(source.high)}; weight of evidence ${source.observations.toFixed(1)}` : "";
  return el("tr", {},
    el("td", {}, source.source, el("span", { class: "sub" }, source.learnt || !known ? kind : `${kind}, prior`)),
    el("td", { title }, known ? el("div", { class: "reach" }, interval(source, 1, 72, source.mean > 0.5 ? "var(--contested)" : "var(--human)"), percent(source.mean)) : "–"),
    el("td", {}, source.learnt ? el("div", { class: "reach" }, spark(source.trend.points), change(source.trend.change)) : ""),
    el("td", { class: "number", title: `${source.human} of ${source.opportunities} opportunities are in people's hands` },
      `${source.human}`, el("span", { class: "sub" }, `of ${source.opportunities}`)));
}

function showSources(sources) {
  const sorted = [...sources].sort((a, b) => b.opportunities - a.opportunities || (a.source < b.source ? -1 : 1));
  $("sources").replaceChildren(...(sorted.length ? sorted.map(sourceRow) : [el("tr", {}, el("td", { colspan: "4", class: "sub" }, "No sources yet."))]));
}

function segment(coverage) {
  const most = Math.max(coverage.high, coverage.observed, 1);
  const seen = el("div", { class: "seen" });
  seen.style.width = `${(100 * coverage.observed) / most}%`;
  const unsure = el("div", { class: "unsure" });
  unsure.style.left = `${(100 * coverage.low) / most}%`;
  unsure.style.right = `${100 - (100 * coverage.high) / most}%`;
  const unseen = coverage.estimated > 0 ? Math.max(0, 1 - coverage.observed / coverage.estimated) : 0;
  return el("div", { class: "segment" },
    el("div", { class: "line" }, el("strong", {}, coverage.segment), el("span", {}, `${percent(unseen)} shown by nobody`)),
    el("div", { class: "gauge" }, unsure, seen),
    el("p", { class: "sub" }, `${WHOLE.format(coverage.observed)} seen of about ${WHOLE.format(Math.round(coverage.estimated))} buyers (${WHOLE.format(Math.round(coverage.low))} to ${WHOLE.format(Math.round(coverage.high))})`));
}

function showCoverage(segments) {
  const sorted = [...segments].sort((a, b) => (b.segment === "all") - (a.segment === "all") || (a.segment < b.segment ? -1 : 1));
  $("coverage").replaceChildren(...(sorted.length ? sorted.map(segment) : [el("p", { class: "hint" }, "No estimate yet: it takes buyers shown by more than one source.")]));
}

/* ---- one account ---- */

function openAccount(id) {
  const here = place();
  here.set("account", id);
  history.pushState({ opened: true }, "", `#${here}`);
  showDetail(id);
}

async function showDetail(id) {
  state.account = id;
  await reloadAccount();
  if (state.account !== id) return;
  if (!$("detail").open) $("detail").showModal();
  $("detail").scrollTop = 0;
}

async function reloadAccount() {
  const id = state.account;
  if (!id) return;
  try {
    const dossier = await ask(`/api/accounts/${encodeURIComponent(id)}`);
    if (state.account === id) showAccount(dossier);
  } catch (failure) {
    if (state.account === id) showNoAccount(id, failure);
  }
}

/** What is shown of it already stays; somebody else's is gone. */
function showNoAccount(id, failure) {
  const message = `What is known of this account can't be shown: ${failure.message}`;
  if (state.dossier?.accountId === id) {
    failing.set(id, failure.message);
    trouble();
    return;
  }
  state.dossier = null;
  $("detail-title").textContent = plain(nameOf({ accountId: id }));
  $("detail-sub").textContent = "";
  $("detail-body").replaceChildren(el("p", { role: "alert" }, message));
}

function closed() {
  failing.delete(state.account);
  trouble();
  state.account = null;
  state.dossier = null;
  if (!place().has("account")) return;
  if (history.state?.opened) {
    history.back();
    return;
  }
  const here = place();
  here.delete("account");
  history.replaceState(null, "", here.size ? `#${here}` : location.pathname);
}

function showAccount(dossier) {
  const account = dossier.account;
  const sameAsBefore = state.dossier?.accountId === dossier.accountId;
  state.dossier = dossier;
  failing.delete(dossier.accountId);
  trouble();
  $("detail-title").textContent = plain(nameOf(dossier));
  const facts = [
    dossier.accountId, account?.status?.toLowerCase(), [account?.city, account?.country].filter(Boolean).join(", "), account?.industry,
    account?.employees ? `${WHOLE.format(account.employees)} employees` : "", account?.domains?.join(", "), account?.ownerId ? `owner ${account.ownerId}` : "",
  ].filter(Boolean);
  $("detail-sub").replaceChildren(...facts.flatMap((text, i) => [i ? " · " : "", el("bdi", {}, text)]));
  const people = unique(dossier.opportunities.flatMap((lead) => lead.people).concat(dossier.people));
  const parts = [
    part("Opportunities", dossier.opportunities.map((lead) => opportunity(lead, people)), "None."),
    part("People", [rows(people.map(person))], "Nobody known."),
    part("Tell what you found", [verdictForm()]),
    part("Timeline", [rows(dossier.timeline.map(happened))]),
  ];
  if (!sameAsBefore) {
    $("detail-body").replaceChildren(...parts);
    return;
  }
  // What somebody is writing, and what they were told of it, stays.
  const [opportunities, persons, , timeline] = parts;
  for (const [i, fresh] of [[0, opportunities], [1, persons], [3, timeline]]) $("detail-body").children[i].replaceWith(fresh);
}

const unique = (people) => [...new Map(people.map((one) => [one.id, one])).values()];
const rows = (items) => el("ul", { class: "rows" }, ...items);

function part(title, children, otherwise) {
  const some = children.some((child) => child.childElementCount > 0);
  return el("section", {}, el("h3", {}, title), ...(some ? children : [el("p", { class: "sub" }, otherwise || "Nothing yet.")]));
}

/** Reasons name people by their ids; whoever may be shown is shown by name. */
function named(reason, people) {
  return people.reduce((text, one) => (one.name && one.id.length > 2 ? text.replaceAll(one.id, one.name) : text), reason);
}

function opportunity(lead, people) {
  const group = lead.buyingGroup;
  const missing = group.missingRoles.length ? `, missing: ${group.missingRoles.join(", ")}` : "";
  return el("article", { class: `opportunity is-${lead.lane}` },
    el("div", { class: "line" }, el("span", { class: "who" }, lead.offering), ...badges(lead, true), el("span", { class: "when" }, time(lead.at))),
    el("div", { class: "facts" }, rivalsFact(lead, 70), fact("Will buy", "", percent(lead.probability)), fact("Chance to win", "", percent(lead.winProbability)),
      fact("Expected value", "", EUROS.format(lead.expectedValue)), blueFact(lead), sellerFact(lead)),
    contact(lead),
    el("ul", { class: "reasons" }, ...lead.why.map((reason) => el("li", {}, named(reason, people)))),
    el("p", { class: "sub" }, `Rule ${lead.rule} · buying group ${group.seen} of ${group.expected}${missing} · policy ${lead.policyVersion || "–"}, epoch ${lead.epoch}`),
    lead.evidence.length ? rows(lead.evidence.map(evidence)) : null);
}

function evidence(event) {
  const seen = [...new Set(event.sightings.map((sighting) => sighting.source))].join(", ");
  return el("li", {}, time(event.occurredAt),
    el("div", {}, el("strong", {}, kindOf(event)), " ", el("bdi", {}, event.title || ""), link(event.url),
      el("div", { class: "sub" }, `shown by ${seen || "nobody"}`)));
}

/** Only web addresses become links; anything else a source may have sent is left out. */
function link(address) {
  if (!/^https?:\/\//i.test(address || "")) return null;
  return el("span", {}, " ", el("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, "source"));
}

function person(one) {
  const means = [one.email, one.preferredChannel ? `prefers ${one.preferredChannel.toLowerCase()}` : "", one.timeZone].filter(Boolean).join(" · ");
  return el("li", {}, el("span", { class: "tag", dir: "auto" }, one.role || "role unknown"),
    el("div", {}, el("bdi", {}, one.name || one.id), " ", one.consent === "OPT_IN" ? el("span", { class: "badge note" }, "opted in") : null, el("div", { class: "sub" }, means)));
}

function happened(event) {
  const what = event[event.type];
  const text = {
    decision: () => [el("strong", {}, LANES[what.lane] || what.lane), ` ${what.offering}`, what.previousLane && what.previousLane !== what.lane ? `, was ${(LANES[what.previousLane] || what.previousLane).toLowerCase()}` : "",
      what.sellerId ? `, ${what.sellerId}` : "", el("div", { class: "sub" }, what.why[0] || what.rule)],
    touch: () => [el("strong", {}, what.direction === "IN" ? "They answered" : "Contact"), ` by ${what.channel.toLowerCase()}`, what.by ? `, ${what.by}` : "", what.personId ? `, ${what.personId}` : ""],
    verdict: () => [el("strong", {}, `Verdict: ${what.outcome.toLowerCase().replace("_", " ")}`), what.rivals !== "UNKNOWN" ? `, rivals ${what.rivals.toLowerCase()}` : "",
      what.sellerId ? `, ${what.sellerId}` : "", what.note ? el("div", { class: "sub", dir: "auto" }, what.note) : null],
  }[event.type];
  return el("li", {}, time(event.at), el("div", {}, ...(text ? text().filter((x) => x !== null && x !== "") : [event.type])));
}

function select(label, name, options) {
  return el("label", {}, label, el("select", { name }, ...options.map(([value, text]) => el("option", { value }, text))));
}

function verdictForm() {
  const offerings = [...new Set(state.dossier.opportunities.map((lead) => lead.offering))];
  const output = el("output", {});
  const form = el("form", { class: "verdict" },
    select("Offering", "offering", [...offerings.map((offering) => [offering, offering]), ["", "all"]]),
    select("Outcome", "outcome", [["OPEN", "still open"], ["WON", "won"], ["LOST", "lost"], ["NO_PROJECT", "no project"]]),
    select("Rivals", "rivals", [["UNKNOWN", "don't know"], ["ABSENT", "none there"], ["PRESENT", "were there"]]),
    el("label", { class: "note" }, "Note", el("input", { name: "note", maxlength: "2000", autocomplete: "off" })),
    el("button", { type: "submit" }, "Send"), output);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.dataset.sending) sendVerdict(form, output);
  });
  return form;
}

/** Once at a time: who clicks twice means it once. */
async function sendVerdict(form, output) {
  const values = Object.fromEntries(new FormData(form));
  const { accountId, opportunities } = state.dossier;
  const seller = opportunities.find((lead) => lead.offering === values.offering)?.sellerId ?? null;
  const verdict = { accountId, at: new Date().toISOString(), outcome: values.outcome, rivals: values.rivals,
    offering: values.offering || null, note: values.note || null, sellerId: seller };
  form.dataset.sending = "yes";
  output.textContent = "Sending …";
  try {
    await ask("/api/verdicts", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(verdict) });
    output.textContent = `Kept at ${CLOCK.format(new Date())}. Thank you: the pipeline learns from it.`;
    form.elements.note.value = "";
    later(reloadAccount, 1200);
  } catch (failure) {
    output.textContent = `Not kept: ${failure.message}`;
  }
  delete form.dataset.sending;
}

/* ---- the address: what it says is shown, so that it can be kept, sent on, and gone back to ---- */

const place = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

function chooseLeads() {
  state.shown = STEP;
  const here = new URLSearchParams();
  if ($("lane").value !== "HUMAN") here.set("lane", $("lane").value);
  if ($("seller").value) here.set("seller", $("seller").value);
  history.replaceState(null, "", here.size ? `#${here}` : location.pathname);
  loadLeads();
}

/** @return whether other leads are wanted than before */
function follow() {
  const here = place();
  const [lane, seller] = [here.get("lane") ?? "HUMAN", here.get("seller") ?? ""];
  rememberSellers([seller]);
  const others = $("lane").value !== lane || $("seller").value !== seller;
  $("lane").value = lane in LANES ? lane : "";
  $("seller").value = seller;
  if (here.has("account")) showDetail(here.get("account"));
  else if ($("detail").open) $("detail").close();
  return others;
}

/* ---- what happens when ---- */

const timers = new Map();

/** Runs once after the delay, however often it is asked for. */
function later(task, delay) {
  if (timers.has(task)) return;
  timers.set(task, setTimeout(() => { timers.delete(task); task(); }, delay));
}

function loadCounts() {
  refresh(funnelPath(), showFunnel);
  refresh("/api/sources", showSources);
  refresh("/api/coverage", showCoverage);
}

function loadNews() {
  loadCounts();
  loadLeads();
  refresh("/api/sellers", (sellers) => rememberSellers(sellers.map((one) => one.seller)));
}

/** Whether the console has read the topics comes first: what it shows before that is a part. */
async function loadAll() {
  await refresh("/api/health", showHealth);
  loadNews();
}

function tick() {
  for (const node of document.querySelectorAll("[data-until]")) {
    const left = Date.parse(node.dataset.until) - Date.now();
    node.textContent = left > 0 ? duration(left) : "over";
    node.classList.toggle("soon", left < 6 * 3600000);
  }
  for (const node of document.querySelectorAll(".when time")) node.textContent = ago(node.dateTime);
}

let wasOpen = false;

function listen() {
  const events = new EventSource("/api/events");
  events.addEventListener("open", () => {
    $("live").textContent = "live";
    $("live").classList.add("on");
    if (wasOpen) loadAll();
    wasOpen = true;
  });
  events.addEventListener("error", () => {
    $("live").textContent = "reconnecting";
    $("live").classList.remove("on");
    // After an answer that is no stream the browser has given up.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 10000);
  });
  events.addEventListener("decision", (event) => decided(JSON.parse(event.data)));
  events.addEventListener("reset", loadAll);
}

function chooseSpan(button) {
  for (const other of $("spans").children) other.setAttribute("aria-pressed", String(other === button));
  state.hours = button.dataset.hours;
  refresh(funnelPath(), showFunnel);
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

function begin() {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  $("theme").addEventListener("click", switchTheme);
  $("lane").addEventListener("change", chooseLeads);
  $("seller").addEventListener("change", chooseLeads);
  $("more").addEventListener("click", showMore);
  $("fresh").addEventListener("click", takePending);
  $("list").addEventListener("mouseleave", () => state.pending.size && later(takePending, 300));
  for (const button of $("spans").children) button.addEventListener("click", () => chooseSpan(button));
  $("detail-close").addEventListener("click", () => $("detail").close());
  $("detail").addEventListener("close", closed);
  addEventListener("popstate", () => follow() && loadLeads());
  $("detail").addEventListener("click", (event) => event.target === $("detail") && $("detail").close());
  follow();
  loadAll();
  listen();
  setInterval(tick, 20000);
  setInterval(() => refresh("/api/health", showHealth), 5000);
  setInterval(loadCounts, 30000);
}

begin();
