package io.wildcatch.streams.domain.naming;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Legal forms of companies as they stand in names, after folding: {@code gmbh}, {@code sp z oo}, {@code et co kg}.
 *
 * <p>At the end of a name every form is one; at the head only those that really stand there, since short words such as
 * {@code as} or {@code spa} begin many names that mean nothing of the kind.
 */
final class LegalForms {

    /** Written out or abbreviated forms that stand at the head as well as at the end. */
    private static final Set<String> EITHER_END = forms(
            // French
            """
            sa, sas, sasu, sarl, sarlu, eurl, sci, sc, scp, scm, snc, sccv, sciv, scicv, scea, gaec, earl, gfa, gfr, selarl,
            selarlu, selas, selasu, selafa, spfpl, spfplas, spfplarl, spfpl sarl, spfpl sas, gie, scop, scic, sica, eirl,
            societe anonyme, societe par actions simplifiee, societe par actions simplifiee unipersonnelle,
            societe a responsabilite limitee, societe en nom collectif, societe civile immobiliere, societe civile,
            societe civile de construction vente, societe civile de moyens, societe civile professionnelle,
            societe civile d exploitation agricole, exploitation agricole a responsabilite limitee,
            entreprise unipersonnelle a responsabilite limitee, groupement foncier agricole,
            groupement agricole d exploitation en commun, societe d exercice liberal a responsabilite limitee,
            societe de participations financieres de profession liberale, association loi 1901, loi 1901, asso loi 1901
            """,
            // Baltic and Slavic languages put theirs first as often as last
            "uab, sia, ooo, oao, zao, pao, ao, tov, too, gup, fgup, mup, aktsiaselts, osauhing, akcine bendrove",
            "uzdaroji akcine bendrove, sabiedriba ar ierobezotu atbildibu, akciju sabiedriba");

    private static final Set<String> AT_THE_END = forms(
            // French, Belgian, Swiss, Luxembourgish
            "sca, scs, scpi, sicav, sem, semop, spl, cie, et cie, compagnie, et compagnie, sprl, bvba, cvba, cv, asbl, vzw, scrl",
            "srl, sa nv, nv sa, senc, sagl",
            // German, Austrian
            "gmbh, mbh, ag, kg, ohg, ug, gbr, ev, eg, ek, kgaa, se, partg, partgmbb, ggmbh, gesmbh, ges mbh, gesellschaft mbh",
            "gmbh co kg, gmbh et co kg, mbh et co kg, et co kg, co kg, cokg, ag et co kg, et co ohg, ug haftungsbeschrankt",
            "gmbh et co kgaa, haftungsbeschrankt, aktiengesellschaft, gesellschaft mit beschrankter haftung, et co, og, keg",
            // English
            "ltd, limited, plc, llc, llp, lp, inc, incorporated, corp, corporation, co, company, et company, co ltd, company ltd",
            "company limited, co limited, pty, pty ltd, pty limited, pte, pte ltd, pvt ltd, private limited, cic, dac, clg, ulc",
            "public limited company, limited liability company, sdn bhd, bhd, dmcc, fze, fzco, lllp, pllc",
            // Dutch
            "bv, nv, vof, besloten vennootschap, naamloze vennootschap",
            // Nordic
            "oy, oyj, oy ab, ab, ky, hb, kb, asa, as, ans, da, aps, amba, ks, ivs, smba, fmba, ab publ, publ, aktiebolag",
            "aktieselskab, aktieselskabet, anpartsselskab, aksjeselskap, osakeyhtio, osakeyhtio oyj, ehf, hf, ohf, sf",
            // Italian, Spanish, Portuguese
            "spa, srls, sapa, scarl, scpa, soc coop, societa per azioni, societa a responsabilita limitata, onlus",
            "societa cooperativa, societa consortile, sl, slu, sau, slne, sll, sal, scl, s coop, sociedad anonima",
            "sociedad limitada, sociedad mercantil estatal, sociedad anonima unipersonal, sociedad limitada unipersonal, sme",
            "sme sa, sme mp, sa sme, sa mp, sociedad mercantil estatal sa, sociedad cooperativa, ute, aie, lda, ltda, epe",
            "unipessoal lda, sociedade anonima, unipessoal, eireli, sapi de cv, sa de cv, de cv",
            // Central and eastern Europe
            "sro, spol sro, spolecnost s rucenim omezenym, akciova spolecnost, vos, zs, sp, statni podnik, ops",
            "kft, zrt, nyrt, bt, kht, kkt, korlatolt felelossegu tarsasag, zartkoruen mukodo reszvenytarsasag",
            "sp z oo, sp zoo, spzoo, spolka z oo, spolka zoo, spolka z ograniczona odpowiedzialnoscia, spolka akcyjna, sp j",
            "sp k, spj, spk, sp z oo sp k, sp zoo sp k, spolka jawna, spolka komandytowa, spolka z oo sp k",
            "doo, dd, dno, kd, jdoo, delniska druzba, druzba z omejeno odgovornostjo, dionicko drustvo, dioniko drustvo",
            "drustvo s ogranicenom odgovornoscu, drustvo sa ogranicenom odgovornoscu, akcionarsko drustvo, ad, ead, eood, ood",
            "pfa, ou, mtu, vsi, pat, zat, vat, kda",
            // Greece, Turkey, Asia
            "ae, ee, oe, ike, anonymi etaireia, anonymos etaireia, ltd sti, anonim sirketi, limited sirketi, sti",
            "kk, gk, kabushiki kaisha, pt tbk, tbk, jsc, ojsc, cjsc, pjsc");

    private static final int LONGEST = Stream.concat(EITHER_END.stream(), AT_THE_END.stream())
            .mapToInt(form -> form.split(" ", -1).length)
            .max()
            .orElse(1);

    private LegalForms() {}

    /** The words between the legal forms at either end; empty if there is nothing else. */
    static List<String> strip(List<String> words) {
        List<String> rest = words;
        for (int end = atEnd(rest); end > 0; end = atEnd(rest)) {
            rest = rest.subList(0, rest.size() - end);
        }
        for (int head = atHead(rest); head > 0; head = atHead(rest)) {
            rest = rest.subList(head, rest.size());
        }
        return rest;
    }

    private static int atHead(List<String> words) {
        for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
            if (EITHER_END.contains(String.join(" ", words.subList(0, length)))) {
                return length;
            }
        }
        return 0;
    }

    private static int atEnd(List<String> words) {
        int end = words.size();
        for (int length = Math.min(LONGEST, end); length > 0; length--) {
            String form = String.join(" ", words.subList(end - length, end));
            if (EITHER_END.contains(form) || AT_THE_END.contains(form)) {
                return length;
            }
        }
        return 0;
    }

    private static Set<String> forms(String... lists) {
        return Arrays.stream(lists)
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(form -> form.strip())
                .filter(form -> !form.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
