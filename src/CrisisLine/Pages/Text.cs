namespace CrisisLine.Pages;

/// <summary>
/// The words of the pages: Text.resx, and Text.cy.resx for what is translated. The key of a sentence is the sentence itself, so
/// that a page can be read as it is; what has no translation is shown in English (H-44: nothing is ever translated by machine).
/// </summary>
public sealed class Text;
