package io.wildcatch.local.market;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What really goes on, one line of {@code truth.jsonl} for each company:
 *
 * <pre>{"accountId":"a-7","domain":"…","registryId":"…","inCrm":true,"role":"QUIET_BUYER","buyer":true,"quiet":true,
 * "silent":false,"offering":"erp","from":"…","until":"…","rivals":5,"rivalsAt":["…"],"country":"FR"}</pre>
 *
 * {@code buyer} is whether it will buy; {@code offering}, {@code from}, {@code until} and {@code rivals} (how many sell
 * it) are there for whoever is up to something, shoppers and lookalikes included; {@code rivalsAt} are the moments at which rivals
 * found out, ascending. Who is in no line doesn't buy.
 */
final class Truth {

    private Truth() {}

    static Map<String, Object> of(Story story, List<Instant> rivals) {
        Company company = story.company();
        Role role = company.role();
        Map<String, Object> line = new TreeMap<>();
        line.put("accountId", company.accountId());
        line.put("domain", company.domain());
        line.put("registryId", company.registryId());
        line.put("country", company.country());
        line.put("inCrm", company.inCrm());
        line.put("role", role.name().toUpperCase(Locale.ROOT));
        line.put("buyer", role.buys());
        line.put("quiet", role == Role.QUIET_BUYER);
        line.put("silent", role == Role.SILENT_BUYER);
        story.episode().ifPresent(episode -> {
            line.put("offering", episode.item().id());
            line.put("from", episode.from().toString());
            line.put("until", episode.until().toString());
            line.put("rivals", episode.item().rivals());
            line.put("rivalsAt", rivals.stream().map(Instant::toString).toList());
        });
        return line;
    }
}
