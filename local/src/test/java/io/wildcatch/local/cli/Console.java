package io.wildcatch.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command said, and the code that it ended with. */
public record Console(int exitCode, String out, String err) {

    public static Console run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine wildcatch =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = wildcatch.execute(arguments);
        return new Console(code, out.toString(), err.toString());
    }
}
