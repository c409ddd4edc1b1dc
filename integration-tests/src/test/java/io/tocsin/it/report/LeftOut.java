package io.tocsin.it.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the test reports of all modules, and prints which tests were left out and why. */
public final class LeftOut {
    private LeftOut() {}

    /** Prints; the one argument is the checkout. */
    public static void main(String[] arguments) throws Exception {
        List<String> leftOut = of(Path.of(arguments[0]));
        if (leftOut.isEmpty()) {
            System.out.println("No test was left out.");
        } else {
            System.out.println("!!! " + leftOut.size() + " TESTS WERE LEFT OUT:");
            leftOut.forEach(line -> System.out.println("!!!   " + line));
        }
    }

    /** A line for each test that was left out below a directory, with its reason. */
    static List<String> of(Path checkout) throws IOException, ParserConfigurationException, SAXException {
        List<Path> reports;
        try (Stream<Path> files = Files.walk(checkout, 4)) {
            reports = files.filter(LeftOut::isReport).sorted().toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path report : reports) {
            lines.addAll(in(report));
        }
        return lines;
    }

    private static boolean isReport(Path file) {
        return file.toString().matches(".*/target/surefire-reports/TEST-[^/]*\\.xml");
    }

    private static List<String> in(Path report) throws IOException, ParserConfigurationException, SAXException {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        NodeList skipped = document.getElementsByTagName("skipped");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < skipped.getLength(); i++) {
            Element reason = (Element) skipped.item(i);
            Element test = (Element) reason.getParentNode();
            lines.add(test.getAttribute("classname") + "." + test.getAttribute("name") + ": " + words(reason));
        }
        return lines;
    }

    /** Surefire writes the reason of a test that was disabled as an attribute, and of one that gave up as a stack trace. */
    private static String words(Element reason) {
        String message = reason.getAttribute("message");
        return message.isEmpty()
                ? reason.getTextContent()
                        .strip()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("^[\\w.$]+Exception: ", "")
                : message;
    }
}
