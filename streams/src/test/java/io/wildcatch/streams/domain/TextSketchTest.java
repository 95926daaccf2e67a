package io.wildcatch.streams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextSketchTest {

    @Test
    void shouldTellAParaphraseFromAnotherText() {
        TextSketch original = TextSketch.of("Acme replaces its finance software before the summer, says its CFO");
        TextSketch copy = TextSketch.of("ACME replaces its finance software before summer, says CFO");
        TextSketch other = TextSketch.of("Acme opens a second warehouse near Lyon and hires forty people");

        assertThat(original.similarity(copy)).isGreaterThan(0.6);
        assertThat(original.similarity(other)).isLessThan(0.2);
        assertThat(original.similarity(original)).isEqualTo(1);
    }

    @Test
    void shouldEstimateTheSimilarityOfLongTexts() {
        Random random = new Random(3);
        double error = 0;
        int rounds = 40;
        for (int round = 0; round < rounds; round++) {
            String one = words(random, 300);
            String other = one.substring(0, one.length() * 3 / 4) + words(random, 75);
            double estimate = TextSketch.of(one).similarity(TextSketch.of(other));
            error += Math.abs(estimate - exact(one, other)) / rounds;
        }
        assertThat(error).isCloseTo(0, within(0.08));
    }

    @Test
    void shouldBeSymmetricAndSurviveAnyText() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            TextSketch one = TextSketch.of(garbage(random));
            TextSketch other = TextSketch.of(garbage(random));
            assertThat(one.similarity(other)).isEqualTo(other.similarity(one)).isBetween(0.0, 1.0);
        }
        assertThat(TextSketch.of(" … ").isEmpty()).isTrue();
    }

    private static double exact(String one, String other) {
        Set<String> mine = shingles(one);
        Set<String> common = new HashSet<>(mine);
        Set<String> theirs = shingles(other);
        common.retainAll(theirs);
        mine.addAll(theirs);
        return (double) common.size() / mine.size();
    }

    private static Set<String> shingles(String text) {
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + TextSketch.SHINGLE <= text.length(); i++) {
            shingles.add(text.substring(i, i + TextSketch.SHINGLE));
        }
        return shingles;
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(Integer.toString(random.nextInt(1 << 28), 36));
        }
        return text.toString();
    }

    private static String garbage(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
